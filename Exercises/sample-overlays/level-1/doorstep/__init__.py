"""Predicts how many minutes a delivery takes."""
