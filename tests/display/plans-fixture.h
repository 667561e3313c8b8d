/* plans-fixture.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "display.h"

#include "sal-plan-cell.h"

G_BEGIN_DECLS

/* The room of compensation, with a plan of three components in two versions. */

typedef struct
{
  SalWorkspace *workspace;
  SalStore *pay;
  SalWindow *window;
  SalPage *page;
} PlansFixture;

/* What is waited for */
typedef struct
{
  PlansFixture *fixture;
  const char *path;
  const char *value;
} PlansExpected;

void plans_set_up (PlansFixture *self, gconstpointer data);
void plans_set_up_without_pay (PlansFixture *self, gconstpointer data);
void plans_tear_down (PlansFixture *self, gconstpointer data);
void plans_activate (PlansFixture *self, const char *action); /* of the plans page */

/* What is stored */
SalRecord *plans_read_version (PlansFixture *self, const char *name);
char *plans_read_field (PlansFixture *self, const char *path);     /* of the first version */
void plans_assert_status (PlansFixture *self, const char *status); /* of the first version */
/* Until @path of it is stored as @value, and shows so where it is entered. */
void plans_wait_for (PlansFixture *self, const char *path, const char *value);

/* What shows */
GtkWidget *plans_get_row (PlansFixture *self, const char *name);
SalPlanCell *plans_find_cell (PlansFixture *self, const char *path);
void plans_enter (PlansFixture *self, const char *path, const char *text);
const char *plans_get_text (PlansFixture *self, const char *path);
gboolean plans_has_label (gpointer page, const char *text);
gpointer plans_find_window (GType type);
void plans_respond (const char *response); /* to the question that is asked */

G_END_DECLS
