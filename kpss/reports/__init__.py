"""Reports: functions of a workspace that return typed columns and rows."""
