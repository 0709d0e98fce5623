"""What admins see and do: accounts, and how the service is doing."""
