"""The puppet's film: the figure as shaded solids before a wall, plain enough to be fast, human enough to be found."""
