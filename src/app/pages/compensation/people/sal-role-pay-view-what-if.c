/* sal-role-pay-view-what-if.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-role-pay-view-private.h"

#include <glib/gi18n.h>

#include "sal-money.h"
#include "sal-participant-commands.h"
#include "sal-text.h"
#include "sal-window.h"

/* What another mix or more pay would cost the people of the role, and making it so. */

static int
get_base_percent (SalRolePayView *self)
{
  return (int) gtk_adjustment_get_value (self->base_adjustment);
}

static gint64
get_rate (SalRolePayView *self)
{
  /* per cent with one decimal */
  gint64 tenths = (gint64) (gtk_adjustment_get_value (self->raise_adjustment) * 10 +
                            (gtk_adjustment_get_value (self->raise_adjustment) < 0 ? -0.5 : 0.5));

  return SAL_RATE_ONE + tenths * (SAL_RATE_ONE / 1000);
}

/* The mix is as it is until it is moved. */
static gboolean
changes_mix (SalRolePayView *self, const SalRolePay *role)
{
  return self->moved &&
         (role->base_least != role->base_most || get_base_percent (self) != role->base_median);
}

static void
show_amounts (SalRolePayView *self, GtkLabel *label, gint64 now, gint64 then)
{
  g_autofree char *before = sal_money_format (now, self->rows.currency);
  g_autofree char *after = sal_money_format (then, self->rows.currency);
  g_autofree char *change = sal_money_format (then - now, self->rows.currency);
  g_autofree char *text =
      now == then
          ? g_strdup (before)
          : g_strdup_printf ("%s → %s (%s%s)", before, after, then > now ? "+" : "", change);

  gtk_label_set_text (label, text);
}

static void
show_outside (SalRolePayView *self, const SalRolePay *role, guint then)
{
  g_autofree char *text = NULL;

  if (role->norm == NULL)
    text = g_strdup (_ ("No norm"));
  else if (role->n_outside == then)
    text = g_strdup_printf ("%u", then);
  else
    text = g_strdup_printf ("%u → %u", role->n_outside, then);
  gtk_label_set_text (self->outside_label, text);
}

void
sal_role_pay_view_update_consequences (SalRolePayView *self)
{
  const SalRolePay *role = sal_role_pay_view_get_role (self);
  SalRolePayCost now, then;
  gboolean changes;

  if (self->filling || role == NULL)
    return;
  changes = changes_mix (self, role) || get_rate (self) != SAL_RATE_ONE;
  now = sal_role_pay_try (role, self->list, -1, SAL_RATE_ONE);
  then = sal_role_pay_try (
      role, self->list, changes_mix (self, role) ? get_base_percent (self) : -1, get_rate (self));
  show_amounts (self, self->base_pay_label, now.base_pay, then.base_pay);
  show_amounts (self, self->variable_label, now.target_variable, then.target_variable);
  show_amounts (self,
                self->cost_label,
                now.base_pay + now.target_variable,
                then.base_pay + then.target_variable);
  show_outside (self, role, then.n_outside);
  gtk_widget_set_sensitive (self->apply_button, changes && !self->storing);
}

static void
base_moved_cb (SalRolePayView *self)
{
  if (!self->filling)
    self->moved = TRUE;
  sal_role_pay_view_update_consequences (self);
}

void
sal_role_pay_view_show_problem (SalRolePayView *self, const char *problem)
{
  gtk_label_set_text (self->problem_label, problem != NULL ? problem : "");
  gtk_widget_set_visible (GTK_WIDGET (self->problem_label), problem != NULL);
}

/* What a command is given, for as long as it runs. */
typedef struct
{
  SalParticipantRepricing repricing;
  GArray *participants; /* of gint64 */
  SalRolePayView *view;
} Applying;

static void
applied_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Applying *applying = user_data;
  g_autoptr (SalRolePayView) self = applying->view;
  g_autoptr (GError) error = NULL;
  g_autoptr (SalChange) change = sal_store_run_finish (SAL_STORE (source), result, &error);

  g_array_unref (applying->participants);
  g_free (applying);
  self->storing = FALSE;
  if (self->table == NULL)
    return; /* the view is gone */
  if (error != NULL)
    {
      sal_role_pay_view_show_problem (self, error->message);
      sal_role_pay_view_update_consequences (self);
      return;
    }
  self->moved = FALSE;
  gtk_adjustment_set_value (self->raise_adjustment, 0);
  sal_window_add_pay_undo_toast (GTK_WIDGET (self), change);
}

static void
apply_cb (SalRolePayView *self)
{
  const SalRolePay *role = sal_role_pay_view_get_role (self);
  g_autoptr (GError) error = NULL;
  Applying *applying;
  gint32 day;

  if (role == NULL || self->storing)
    return;
  if (!sal_text_to_date_by_locale (sal_date_entry_get_text (self->from_entry), &day, &error))
    {
      sal_role_pay_view_show_problem (self, error->message);
      return;
    }
  sal_role_pay_view_show_problem (self, NULL);
  applying = g_new0 (Applying, 1);
  applying->participants = g_array_new (FALSE, FALSE, sizeof (gint64));
  for (guint i = 0; i < role->entries->len; i++)
    {
      gint64 id =
          sal_record_get_id (((SalParticipantEntry *) role->entries->pdata[i])->participant);

      g_array_append_val (applying->participants, id);
    }
  applying->repricing =
      (SalParticipantRepricing){ (const gint64 *) (gpointer) applying->participants->data,
                                 applying->participants->len,
                                 day,
                                 changes_mix (self, role) ? get_base_percent (self) : -1,
                                 get_rate (self) };
  applying->view = g_object_ref (self);
  self->storing = TRUE;
  gtk_widget_set_sensitive (self->apply_button, FALSE);
  sal_store_run_async (sal_workspace_get_pay_store (self->workspace),
                       _ ("Change the Pay Mix"),
                       SAL_COMMAND_DEFAULT,
                       sal_participants_reprice,
                       applying,
                       NULL,
                       NULL,
                       applied_cb,
                       applying);
}

void
sal_role_pay_view_install_what_if (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_callback (widget_class, base_moved_cb);
  gtk_widget_class_bind_template_callback (widget_class, sal_role_pay_view_update_consequences);
  gtk_widget_class_bind_template_callback (widget_class, apply_cb);
}
