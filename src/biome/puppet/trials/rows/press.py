"""Casts of presses, pulls and the planks they are done in."""

from __future__ import annotations

from biome.puppet.trials.cast import PRONE, Cast, LookAlike, Shown

CASTS = (
    Cast(
        "push_up",
        "push-up",
        PRONE,
        portrait=False,
        shown={
            # Further, and the hips are in the floor.
            "hip_sag": Shown(by_view={"oblique": (-9.0, -18.0, -24.0, -28.0)}),
            # Elbows that bend less, or open less, move the chest by no more than the noise does.
            "shallow_depth": Shown(
                levels=(92.0, 107.0, 118.0, 128.0), by_view={"oblique": (91.0, 113.0, 121.0, 128.0)}
            ),
            "soft_lockout": Shown(by_view={"oblique": (152.0, 131.0, 120.0, 112.0)}),
        },
        look_alikes=(LookAlike("wide hands", {"grip": 1.7}), LookAlike("looks ahead", {"head": -12.0})),
    ),
    Cast(
        "bench_press",
        "bench-press",
        PRONE,
        portrait=False,
        truth={"elbow_angle": "elbow_angle_space"},
    ),
    Cast(
        "pull_up",
        "pull-up",
        look_alikes=(LookAlike("knees bent", {"knees": 70.0}), LookAlike("narrow grip", {"grip": 1.2})),
    ),
    Cast(
        "dip",
        "dip",
        shown={
            # Elbows that bend less, or open less, move the chest by no more than the noise does.
            "half_rep": Shown(levels=(95.0, 110.0, 120.0, 128.0), by_view={"oblique": (98.0, 116.0, 124.0, 128.0)}),
            "soft_lockout": Shown(by_view={"oblique": (159.0, 141.0, 131.0, 122.0)}),
            "too_deep": Shown(levels=(-55.0, -70.0, -82.0, -91.0)),
        },
        look_alikes=(LookAlike("upright", {"lean": 10.0}), LookAlike("leaning", {"lean": 30.0})),
    ),
    Cast(
        "row",
        "barbell-row",
        shown={
            # Hands that rise by less than the noise's height have not been pulled.
            "short_pull": Shown(levels=(-0.7, -0.86, -0.92, -0.96)),
            "short_stretch": Shown(by_view={"oblique": (154.0, 133.0, 120.0, 110.0)}),
            # More upright, or swinging further at an angle, it is another movement.
            "too_upright": Shown(levels=(40.5, 28.0, 19.0, 13.0), by_view={"oblique": (42.0, 25.0, 18.0, 13.0)}),
            "body_english": Shown(by_view={"oblique": (8.0, 20.0, 27.0, 34.0)}),
        },
        look_alikes=(LookAlike("trunk lower", {"lean": 65.0}),),
    ),
    Cast(
        "pulldown",
        "lat-pulldown",
        shown={
            "short_pull": Shown(levels=(84.0, 102.0, 112.0, 118.0), by_view={"oblique": (82.0, 110.0, 116.0, 120.0)}),
            "short_hang": Shown(by_view={"oblique": (166.0, 138.0, 122.0, 108.0)}),
        },
        truth={"elbow_angle": "elbow_angle_space"},
    ),
    Cast(
        "cable_row",
        "seated-cable-row",
        shown={
            "short_squeeze": Shown(
                levels=(96.0, 116.0, 124.0, 130.0), by_view={"oblique": (99.0, 123.0, 128.0, 132.0)}
            ),
            "short_stretch": Shown(
                levels=(157.0, 140.0, 126.0, 114.0), by_view={"oblique": (154.0, 133.0, 122.0, 112.0)}
            ),
        },
    ),
    Cast(
        "renegade_row",
        "renegade-row",
        {"side": (90.0,)},
        shown={"sag": Shown(levels=(-7.5, -15.0, -21.0, -25.0))},
        portrait=False,
    ),
    Cast(
        "overhead_press",
        "overhead-press",
        # In front the drive is how far the hips sink: 1.5 trunks times what the cosine of half a bend lacks.
        shown={"leg_drive": Shown(by_view={"front": (30.0, 45.0, 55.0, 64.0)})},
        look_alikes=(LookAlike("slight lean", {"lean": -6.0}),),
    ),
    Cast(
        "plank",
        "plank",
        PRONE,
        portrait=False,
        # On the forearms the hips lie on the floor at 24 degrees below the line; a fading line is told from 20 s on.
        shown={"hip_sag": Shown(levels=(-4.5, -12.0, -16.0, -20.0), by_view={"oblique": (-5.0, -15.0, -18.0, -20.0)})},
        look_alikes=(LookAlike("looks ahead", {"head": -12.0}),),
        seconds=(21.0, 26.0),
    ),
    Cast("plank", "high-plank", {"side": (90.0, -90.0)}, {"hands": 1.0}, unshown=("fading",), portrait=False),
    Cast("side_plank", "side-plank", {"front": (0.0, 180.0), "oblique": (40.0, -40.0)}, portrait=False),
)
