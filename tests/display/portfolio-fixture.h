/* portfolio-fixture.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "display.h"

#include "sal-tier-editor.h"

G_BEGIN_DECLS

/* The portfolio of the room of accounts on the 30th of June 2026. Halden is judged 4 of 5 by the
 * only criterion, which is 75 points, and stored in the second tier. */

typedef struct
{
  SalWorkspace *workspace;
  SalStore *store;
  SalWindow *window;
  SalPage *page; /* the room */
} PortfolioFixture;

void portfolio_set_up (PortfolioFixture *self, gconstpointer data); /* with data: without a model */
void portfolio_tear_down (PortfolioFixture *self, gconstpointer data);
gpointer portfolio_get_part (PortfolioFixture *self);
void portfolio_activate (PortfolioFixture *self, GType type, const char *action);
void portfolio_wait_until_gone (PortfolioFixture *self, const char *text); /* that was said */
gboolean portfolio_is_unmodified (gpointer page); /* nothing is left to be stored */
gpointer portfolio_find_row (gpointer root, GType type, const char *title);
SalTierEditor *portfolio_open_editor (PortfolioFixture *self); /* of the tier model */

/* Some accounts with the scores 1 to 5 in turn; they are all in the second tier. */
void portfolio_add_accounts (PortfolioFixture *self, int n);
gboolean portfolio_lists_zinc (gpointer fixture); /* an account that a test adds */

/* The list as it is, and as it is after all was listed and sorted anew. */
char *portfolio_read_list (PortfolioFixture *self);
char *portfolio_read_list_anew (PortfolioFixture *self);

/* Which account shows beside the list, while it is in the order of names. */
void portfolio_select_account (PortfolioFixture *self, const char *name);

G_END_DECLS
