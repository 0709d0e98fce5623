"""Accounts: registering, signing in, and who is asking."""
