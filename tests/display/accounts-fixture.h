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

void accounts_set_up (AccountsFixture *self, guint n_opportunities, const char *sql);
void accounts_tear_down (AccountsFixture *self, gconstpointer data);
void accounts_show (AccountsFixture *self, const char *target); /* until it was read */
gboolean accounts_is_unmodified (gpointer fixture);             /* nothing is left to be stored */
/* Until the program knows that what was entered is stored. */
void accounts_wait_for_stored (AccountsFixture *self, const char *sql, gint64 expected);

G_END_DECLS
