/* stakeholders-fixture.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "display.h"

#include "sal-stakeholder-view-private.h"

G_BEGIN_DECLS

/* The stakeholders of an account: Ada is above Bo and Cy, and Dee is a contact who is not on the
 * map. */

#define ADA 0
#define BO  1
#define CY  2

typedef struct
{
  SalWorkspace *workspace;
  SalStore *store;
  SalWindow *window;
  SalPage *page;
  SalPage *tab;
  SalStakeholderView *view;
  SalStakeholderMap *before; /* what was shown before it was read anew */
} StakeholdersFixture;

/* A record and its fields, as files have them. */
typedef struct
{
  const SalKind *kind;
  gint64 id;
  const char *fields[12]; /* name, value, …, NULL */
} StakeholdersRow;

extern const StakeholdersRow stakeholders_map[]; /* all but the contacts of the account */

void stakeholders_set_up (StakeholdersFixture *self, gconstpointer rows); /* nullable */
void stakeholders_tear_down (StakeholdersFixture *self, gconstpointer rows);
void stakeholders_prepare (StakeholdersFixture *self, const StakeholdersRow *rows);
void stakeholders_undo (StakeholdersFixture *self);

/* Also where it does not show */
GtkWidget *stakeholders_find (GtkWidget *widget, GType type);

/* What shows */
SalStakeholderMap *stakeholders_get_map (StakeholdersFixture *self);
const SalStakeholder *stakeholders_get_person (StakeholdersFixture *self, guint person);
guint stakeholders_count (StakeholdersFixture *self);
gboolean stakeholders_has_three (gpointer fixture);
gboolean stakeholders_is_allocated (gpointer fixture); /* boxes can be seen */

/* Presses the button in somebody's box, as a drag begins. */
void stakeholders_press (StakeholdersFixture *self, GtkGesture *drag, guint person);

G_END_DECLS
