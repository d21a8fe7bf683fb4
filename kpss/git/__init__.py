"""Git as the memory of a workspace: a repository, its revisions, and trees of files as they were."""
