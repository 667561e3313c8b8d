/* store-fixture.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>
#include <glib/gstdio.h>

#include "sal-bulk.h"
#include "sal-store.h"

G_BEGIN_DECLS

/* Small kinds for tests of the store, and a folder of their own that goes with them. */

extern const SalKind fixture_company; /* name, code (unique), size, parent (company), founded */
extern const SalKind fixture_deal;    /* name, company (required), amount, note, rate */
extern const SalKind fixture_payout;  /* person, amount, company: kept with the pay */
extern const SalKind *const fixture_kinds[];

typedef struct
{
  char *folder;
  char *path;
  SalStore *store;
} Fixture;

void fixture_init (Fixture *self, const SalKind *const *kinds);
void fixture_reopen (Fixture *self, const SalKind *const *kinds);
void fixture_clear (Fixture *self);

/* Runs SQL as one command; NULL if nothing was changed. */
SalChange *fixture_run (SalStore *store, const char *label, const char *format, ...)
    G_GNUC_PRINTF (3, 4);
SalChange *fixture_run_flags (
    SalStore *store, const char *label, SalCommandFlags flags, const char *sql, GError **error);
gint64 fixture_query (SalStore *store, const char *sql); /* one number */
char *fixture_query_text (SalStore *store, const char *sql);
char *fixture_hash (SalStore *store, const SalKind *const *kinds); /* of all journaled tables */
/* As a user for whom permissions count, who may look into @folder; and back. */
void fixture_become_nobody (const char *folder);
void fixture_become_root (void);
/* Iterates the main context until *done or some seconds have passed. */
gboolean fixture_wait (const gboolean *done);

/* One command, an undo or a redo, which succeed. @change 0: the newest. */
void fixture_do (SalStore *store, const char *sql);
void fixture_undo (SalStore *store, gint64 change);
void fixture_redo (SalStore *store);

/* What is imported with capturing off. */
typedef struct
{
  const SalKind *kind;
  gint64 first;
  guint n_rows;
  gint64 company;   /* of deals */
  const char *sql;  /* run in the same command; or NULL */
  gboolean chained; /* each company has the one before as its parent */
  guint n_deals;    /* of company 50, from id 200 on, beside the rows */
} FixtureImport;

SalChange *fixture_import (SalStore *store, const FixtureImport *data, GError **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Fixture, fixture_clear)

G_END_DECLS
