"""Fetch the newest figures of publishers with an open interface, and compare them with the tables.

This is the only part of the project that uses the network.
"""
