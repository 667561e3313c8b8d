/* pay-periods-fixture.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "display.h"
#include "pay-fixture.h"
#include "sal-index-table.h"
#include "sal-periods-page-private.h"

G_BEGIN_DECLS

/* The periods of the room of compensation: two sellers of one plan, of which 1,000.00 a month is
 * the most. Ada sells for 15,000.00 in January and Bo for 400.00; it is February. */
typedef struct
{
  PayFixture office;
  SalWindow *window;
  SalPage *room;
  SalPeriodsPage *page;
} PayPeriodsFixture;

/* A label below a widget that begins so. */
typedef struct
{
  gpointer root;
  const char *text;
} PayPeriodsSought;

void pay_periods_show_room (PayPeriodsFixture *self, SalWorkspace *workspace);
void pay_periods_set_up (PayPeriodsFixture *self, gconstpointer data);
void pay_periods_tear_down (PayPeriodsFixture *self, gconstpointer data);
GtkWidget *pay_periods_find_label (gpointer root, const char *text);
gboolean pay_periods_is_shown (gpointer data);
void pay_periods_wait_for_label (PayPeriodsFixture *self, const char *text);
GtkWidget *pay_periods_find_row (PayPeriodsFixture *self, const char *name);
GtkWindow *pay_periods_find_dialog (void);
void pay_periods_respond (const char *response);
void pay_periods_assert_dialog_says (const char *text);
void pay_periods_activate (PayPeriodsFixture *self, const char *action);
gboolean pay_periods_can (PayPeriodsFixture *self, const char *action);
SalIndexTable *pay_periods_find_table (PayPeriodsFixture *self, GType within);
void pay_periods_calculate_first (PayPeriodsFixture *self);

G_END_DECLS
