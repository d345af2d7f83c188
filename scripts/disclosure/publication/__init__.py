"""The publication law: periods, withdrawals, states. Alone makes what the public may see."""
