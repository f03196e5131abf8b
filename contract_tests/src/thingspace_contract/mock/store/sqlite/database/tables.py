"""The tables of the database, and how a file with other ones is told."""

from __future__ import annotations

__all__ = ["APPLICATION_ID", "SCHEMA_VERSION", "TABLES"]

#: Raised (by one) whenever a table, stored document or state changes; a file of another version is refused.
SCHEMA_VERSION = 4

APPLICATION_ID = 0x54534D4B  # "TSMK" in the file's header

TABLES = """
CREATE TABLE settings (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE tokens (token TEXT PRIMARY KEY, application TEXT NOT NULL, issued REAL NOT NULL) WITHOUT ROWID;
CREATE TABLE users (username TEXT PRIMARY KEY, failures INTEGER NOT NULL DEFAULT 0, password TEXT) WITHOUT ROWID;
CREATE TABLE sessions (token TEXT PRIMARY KEY, username TEXT NOT NULL, used REAL NOT NULL) WITHOUT ROWID;
CREATE TABLE listeners (
    account TEXT, service TEXT, url TEXT NOT NULL, username TEXT NOT NULL, password TEXT NOT NULL,
    family TEXT, PRIMARY KEY (account, service, family)) WITHOUT ROWID;
CREATE TABLE devices (
    id INTEGER PRIMARY KEY AUTOINCREMENT, account TEXT NOT NULL, document TEXT NOT NULL);
CREATE INDEX devices_by_account ON devices (account);
CREATE TABLE identifiers (kind TEXT, value TEXT, device INTEGER NOT NULL, PRIMARY KEY (kind, value)) WITHOUT ROWID;
CREATE INDEX identifiers_by_device ON identifiers (device);
CREATE TABLE requests (
    sequence INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, account TEXT NOT NULL,
    operation TEXT NOT NULL, created REAL NOT NULL, completes REAL NOT NULL, devices INTEGER NOT NULL,
    outcome TEXT NOT NULL, under_way INTEGER NOT NULL);
CREATE TABLE outbox (
    id INTEGER PRIMARY KEY, request INTEGER NOT NULL, account TEXT NOT NULL, service TEXT NOT NULL,
    body TEXT NOT NULL, state TEXT NOT NULL, attempts INTEGER NOT NULL, due REAL NOT NULL);
CREATE INDEX outbox_by_request ON outbox (request);
CREATE INDEX outbox_pending ON outbox (account, service, due) WHERE state = 'pending';
CREATE TABLE attempts (
    message INTEGER NOT NULL, number INTEGER NOT NULL, at REAL NOT NULL, url TEXT NOT NULL, outcome TEXT NOT NULL);
CREATE INDEX attempts_by_message ON attempts (message);
CREATE TABLE events (
    sequence INTEGER PRIMARY KEY, device INTEGER NOT NULL, state TEXT NOT NULL, document TEXT NOT NULL);
CREATE INDEX events_by_device ON events (device);
CREATE TABLE records (
    sequence INTEGER PRIMARY KEY, kind TEXT NOT NULL, account TEXT NOT NULL, id TEXT NOT NULL, document TEXT NOT NULL,
    UNIQUE (kind, account, id));
"""
