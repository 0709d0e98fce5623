"""The mannequin's measurements: segment lengths as fractions of height (Drillis and Contini), in metres."""

from __future__ import annotations

from dataclasses import dataclass


class InvalidBody(ValueError):
    """A mannequin needs a height of 1 to 2.5 m and ratios within a third of the ordinary."""


@dataclass(frozen=True)
class Body:
    """One mannequin. Widths are between joint centres, as fractions of height; the ratios are 1 for ordinary people.

    ``leg``, ``torso`` and ``arm`` scale those parts; ``femur_tibia`` is thigh over shin at an unchanged leg length.
    """

    height: float = 1.72
    leg: float = 1.0
    torso: float = 1.0
    arm: float = 1.0
    femur_tibia: float = 1.0
    hip_width: float = 0.12
    shoulder_width: float = 0.20

    def __post_init__(self) -> None:
        ratios = (self.leg, self.torso, self.arm, self.femur_tibia)
        if not 1.0 <= self.height <= 2.5 or not all(0.67 <= r <= 1.5 for r in ratios):
            raise InvalidBody(str(self))

    @property
    def leg_length(self) -> float:
        """Hip to knee to ankle, metres: the unit of step_ratio and hip_height."""
        return 0.491 * self.height * self.leg

    @property
    def thigh(self) -> float:
        """Hip to knee, metres."""
        return self.leg_length * self.femur_tibia / (1.0 + self.femur_tibia)

    @property
    def shin(self) -> float:
        """Knee to ankle, metres."""
        return self.leg_length - self.thigh

    @property
    def trunk(self) -> float:
        """Mid-hip to mid-shoulder along a straight back, metres."""
        return 0.288 * self.height * self.torso

    @property
    def upper_arm(self) -> float:
        """Shoulder to elbow, metres."""
        return 0.186 * self.height * self.arm

    @property
    def forearm(self) -> float:
        """Elbow to wrist, metres."""
        return 0.146 * self.height * self.arm

    @property
    def reach(self) -> float:
        """Shoulder to wrist with a straight arm, metres."""
        return self.upper_arm + self.forearm

    @property
    def hips(self) -> float:
        """Between the hip joints, metres."""
        return self.hip_width * self.height

    @property
    def shoulders(self) -> float:
        """Between the shoulder joints, metres: the unit of stance_ratio and grip_ratio."""
        return self.shoulder_width * self.height

    @property
    def ankle_height(self) -> float:
        """Ankle joint above the floor with the foot flat, metres."""
        return 0.039 * self.height

    @property
    def toe(self) -> float:
        """Ankle to the foot-index landmark along the floor, metres."""
        return 0.09 * self.height

    @property
    def heel(self) -> float:
        """Ankle back to the heel landmark along the floor, metres."""
        return 0.025 * self.height
