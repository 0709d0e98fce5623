"""The rows of Biome: one table a file, no logic in them."""

from __future__ import annotations

from biome.tables.admin_action import AdminAction
from biome.tables.analysis_event import AnalysisEvent
from biome.tables.analysis_result import AnalysisResult
from biome.tables.analysis_session import AnalysisSession
from biome.tables.base import Base
from biome.tables.chore import Chore
from biome.tables.coach_call import CoachCall
from biome.tables.exercise import Exercise
from biome.tables.form_issue import FormIssue
from biome.tables.history import History
from biome.tables.idempotency_key import IdempotencyKey
from biome.tables.metric import Metric
from biome.tables.recommendation import Recommendation
from biome.tables.sign_in import SignIn
from biome.tables.socket_ticket import SocketTicket
from biome.tables.strength import Strength
from biome.tables.user import User
from biome.tables.user_progress import UserProgress

__all__ = [
    "AdminAction",
    "AnalysisEvent",
    "AnalysisResult",
    "AnalysisSession",
    "Base",
    "Chore",
    "CoachCall",
    "Exercise",
    "FormIssue",
    "History",
    "IdempotencyKey",
    "Metric",
    "Recommendation",
    "SignIn",
    "SocketTicket",
    "Strength",
    "User",
    "UserProgress",
]
