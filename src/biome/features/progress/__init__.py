"""How somebody comes along over the weeks."""
