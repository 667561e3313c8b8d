/* sal-periods-page-sign-off.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-periods-page-private.h"

#include <glib/gi18n.h>

#include "sal-payout-period.h"
#include "sal-window.h"

typedef struct
{
  SalPaySignOffStep step; /* what the command is given */
  char *period;
  SalPeriodsPage *page;
} Signing;

static void
signing_free (gpointer data)
{
  Signing *self = data;

  g_free (self->period);
  g_object_unref (self->page);
  g_free (self);
}

static void
signed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SalPeriodsPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (SalChange) change = sal_store_run_finish (SAL_STORE (source), result, &error);

  if (self->store == NULL)
    return; /* the page is gone */
  if (error != NULL)
    sal_window_report_error (GTK_WIDGET (self), _ ("Could Not Record the Sign-Off"), error);
  else
    sal_window_add_pay_undo_toast (GTK_WIDGET (self), change);
}

static void
run (SalPeriodsPage *self, const char *format, SalCommandFunc func)
{
  const SalPaySignOff *sign_off = sal_period_view_get_sign_off (self->view);
  g_auto (GStrv) parts = g_strsplit (format, "%s", 2);
  g_autofree char *label = g_strjoinv (sign_off->name, parts);
  Signing *signing = g_new0 (Signing, 1);

  signing->period = g_strdup (self->chosen);
  signing->step = (SalPaySignOffStep){ signing->period, sign_off->manager, g_get_user_name () };
  signing->page = g_object_ref (self);
  sal_store_run_async (self->store,
                       label,
                       SAL_COMMAND_DEFAULT,
                       func,
                       signing,
                       signing_free,
                       NULL,
                       signed_cb,
                       g_object_ref (self));
}

static gboolean
can_sign (SalPeriodsPage *self)
{
  SalRecord *period = sal_periods_page_get_period (self);

  return self->store != NULL && !sal_store_is_read_only (self->store) && period != NULL &&
         !sal_payout_period_has_status (period, SAL_PAYOUT_PERIOD_CLOSED) &&
         sal_period_view_get_sign_off (self->view) != NULL;
}

static gboolean
is_missing (const SalPaySignOff *sign_off)
{
  return sign_off->record == 0 || sign_off->is_outdated;
}

/**
 * sal_periods_page_sign_off:
 * @self: the page
 *
 * Records that the manager who is selected signs the period off, unless that is done or cannot be.
 */
void
sal_periods_page_sign_off (SalPeriodsPage *self)
{
  if (can_sign (self) && is_missing (sal_period_view_get_sign_off (self->view)))
    /* translators: a manager */
    run (self, _ ("Sign-Off of %s"), sal_pay_sign_off_give);
}

static void
sign_off_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  sal_periods_page_sign_off (SAL_PERIODS_PAGE (widget));
}

static void
withdraw_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  /* translators: a manager */
  run (SAL_PERIODS_PAGE (widget), _ ("Withdraw Sign-Off of %s"), sal_pay_sign_off_withdraw);
}

void
sal_periods_page_update_sign_off (SalPeriodsPage *self)
{
  gboolean can = can_sign (self);
  const SalPaySignOff *sign_off = can ? sal_period_view_get_sign_off (self->view) : NULL;

  gtk_widget_action_set_enabled (
      GTK_WIDGET (self), "periods.sign-off", can && is_missing (sign_off));
  gtk_widget_action_set_enabled (
      GTK_WIDGET (self), "periods.withdraw-sign-off", can && sign_off->record != 0);
}

void
sal_periods_page_install_sign_off (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "periods.sign-off", NULL, sign_off_action);
  gtk_widget_class_install_action (
      widget_class, "periods.withdraw-sign-off", NULL, withdraw_action);
}
