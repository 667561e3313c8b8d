/* people-fixture.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "display.h"

#include "sal-index-table.h"

G_BEGIN_DECLS

/* The part of people in the room of compensation: Ada takes part in a plan, Bo in none. */

typedef struct
{
  SalWorkspace *workspace;
  SalStore *pay;
  SalWindow *window;
  SalPage *page;
  SalIndexTable *table;
} PeopleFixture;

/* What is waited for */
typedef struct
{
  PeopleFixture *fixture;
  const char *text;
} PeopleExpected;

#define HEADINGS                                                                                   \
  "Person\tRole\tPlan Version\tTo Look At\tLetter\tFrom\tTo\tAt Target\tPay Mix\tVariable\t"       \
  "Quota\n"
#define ADA                                                                                        \
  "Ada Byron\tAccount Executive\tEnterprise AE@2026.1\tNo version in effect · No quota\t"         \
  "Not sent\t2026-01-01\t\t120000.00 USD\t50/50\t60000.00 USD\t\n"
#define BO "Bo Holm\tAccount Executive\t\tNo plan\t\t\t\t\t\t\t\n"

#define ADA_STORED "901 Enterprise AE 2026-01-01 - 6000000 6000000\n"

void people_set_up (PeopleFixture *self, gconstpointer data);
void people_set_up_empty (PeopleFixture *self, gconstpointer data); /* without any pay */
void people_tear_down (PeopleFixture *self, gconstpointer data);
void people_find_table (PeopleFixture *self); /* once it shows */
void people_activate (PeopleFixture *self, const char *action);

/* What shows */
void people_assert_table (PeopleFixture *self, const char *expected);
void people_select_row (PeopleFixture *self, guint row);
GtkWidget *people_find_field (PeopleFixture *self, const char *label); /* of the assignment */
void people_enter (PeopleFixture *self, const char *label, const char *text);
gboolean people_has_label (gpointer root, const char *text);
gpointer people_find_window (GType type);

/* Until these assignments are stored, "901 Enterprise AE 2026-01-01 - 6000000 6000000" each. */
void people_wait_for (PeopleFixture *self, const char *text);

G_END_DECLS
