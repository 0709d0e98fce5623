"""`make chaos`: the whole service on real parts, killed, paused, cut off and lied to; then an audit of what is left."""
