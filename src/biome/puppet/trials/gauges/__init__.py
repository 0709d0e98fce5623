"""Every measure of the library before every view it claims: how far it is off the truth, and how much that varies.

``stages`` are sets of the puppet in which the measures happen, ``shows`` says which measure is looked at where and
when, ``compare`` films them and compares, ``table`` prints bias and spread.
"""

from __future__ import annotations

from biome.puppet.trials.gauges.compare import Gauge, gauge, gauges
from biome.puppet.trials.gauges.shows import ELSEWHERE, SHOWS, Show
from biome.puppet.trials.gauges.table import lines

__all__ = ["ELSEWHERE", "SHOWS", "Gauge", "Show", "gauge", "gauges", "lines"]
