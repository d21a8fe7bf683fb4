"""Settings of the property tests.

The same examples in every run, so that a change is to blame when a test fails.  To search for new ones:
``pytest tests/unit --hypothesis-profile=search``.
"""

from __future__ import annotations

from hypothesis import HealthCheck, settings

settings.register_profile("stable", derandomize=True, deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("search", settings.get_profile("stable"), derandomize=False, max_examples=2000)
settings.load_profile("stable")
