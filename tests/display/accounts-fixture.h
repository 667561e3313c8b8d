/* accounts-fixture.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "display.h"

G_BEGIN_DECLS

/* The room of accounts on the 20th of February 2026, with what a test keeps in it. */

typedef struct
{
  SalWorkspace *workspace;
  SalStore *store;
  SalWindow *window;
  SalPage *page;
  SalPage *part;  /* (nullable): the part of the page that is tested */
  GtkWidget *row; /* (nullable): the row that is */
} AccountsFixture;

/* A question that is asked in a dialog. */
typedef struct
{
  const char *heading;
  AdwMessageDialog *dialog;
} AccountsQuestion;

/* One threshold of a signal, which has a row. */
#define ACCOUNTS_THRESHOLD                                                                         \
  "INSERT INTO signal_threshold (id, type, weight, bad, good, warn, critical, days, due_days)"     \
  " VALUES (1, 'usage', 1000000000, 'low', 80, 50, 30, 90, 10);"
#define ACCOUNTS_WARN "SELECT warn FROM signal_threshold"

void accounts_set_up (AccountsFixture *self, guint n_opportunities, const char *sql);
void accounts_tear_down (AccountsFixture *self, gconstpointer data);
void accounts_show (AccountsFixture *self, const char *target); /* until it was read */
gboolean accounts_is_unmodified (gpointer fixture);             /* nothing is left to be stored */
/* Until the program knows that what was entered is stored. */
void accounts_wait_for_stored (AccountsFixture *self, const char *sql, gint64 expected);
gpointer accounts_find_field (gpointer widget, const char *field); /* its row */

/* The threshold, whose numbers are entered. */
void accounts_open_threshold (AccountsFixture *self);
gpointer accounts_get_entry (AccountsFixture *self, const char *field);
void accounts_wait_for_entry (AccountsFixture *self, const char *field, const char *text);
/* Goes into another field, after which nothing is left to be stored. */
void accounts_leave_unchanged (AccountsFixture *self, gint64 change);

gboolean accounts_is_asked (gpointer question);
void accounts_answer (const char *heading, const char *response); /* once it is asked */

G_END_DECLS
