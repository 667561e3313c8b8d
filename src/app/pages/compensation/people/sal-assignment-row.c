/* sal-assignment-row.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-assignment-row-private.h"

#include <glib/gi18n.h>

#include "sal-accessible.h"
#include "sal-date.h"
#include "sal-money.h"
#include "sal-participants.h"

G_DEFINE_FINAL_TYPE (SalAssignmentRow, sal_assignment_row, ADW_TYPE_EXPANDER_ROW)

enum
{
  PROP_BUSY = 1,
};

static GParamSpec *busy_property;

gboolean
sal_assignment_row_is_editable (SalAssignmentRow *self)
{
  return !sal_store_is_read_only (sal_workspace_get_pay_store (self->workspace));
}

/* --- what shows --- */

char *
sal_assignment_row_describe_pay (SalRecord *record)
{
  const char *currency = sal_record_get_text (record, "currency");
  int mix = sal_participant_get_pay_mix (record);
  g_autofree char *amount = sal_money_format (sal_participant_get_target_earnings (record),
                                              currency != NULL ? currency : "USD");

  return mix >= 0 ? g_strdup_printf ("%s · %d/%d", amount, mix, 100 - mix)
                  : g_steal_pointer (&amount);
}

static char *
describe_days (SalRecord *record)
{
  gint32 first = sal_record_get_date (record, "valid_from");
  gint32 last = sal_record_get_date (record, "valid_to");
  g_autofree char *from = first != SAL_DATE_NONE ? sal_date_format (first) : g_strdup ("–");
  g_autofree char *to = last != SAL_DATE_NONE ? sal_date_format (last) : NULL;

  /* translators: the days of an assignment */
  return to != NULL ? g_strdup_printf (_ ("%s to %s"), from, to)
                    : g_strdup_printf (_ ("from %s on"), from);
}

void
sal_assignment_row_show_heading (SalAssignmentRow *self)
{
  g_autofree char *days = describe_days (self->base),
                  *pay = sal_assignment_row_describe_pay (self->base);
  g_autofree char *subtitle = g_strdup_printf ("%s · %s", days, pay);
  g_autofree char *name = NULL;

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self),
                                 sal_record_get_text (self->base, "plan"));
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (self), subtitle);
  name = g_strdup_printf ("%s, %s", sal_record_get_text (self->base, "plan"), subtitle);
  sal_accessible_set_label (GTK_WIDGET (self), name);
}

/* --- the row --- */

void
sal_assignment_row_set_saving (SalAssignmentRow *self, gboolean saving)
{
  self->saving = saving;
  g_object_notify_by_pspec (G_OBJECT (self), busy_property);
}

static void
sal_assignment_row_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  if (prop_id == PROP_BUSY)
    g_value_set_boolean (value, SAL_ASSIGNMENT_ROW (object)->saving);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
sal_assignment_row_dispose (GObject *object)
{
  SalAssignmentRow *self = SAL_ASSIGNMENT_ROW (object);

  g_clear_object (&self->workspace);
  g_clear_object (&self->base);
  g_clear_pointer (&self->fields, g_ptr_array_unref);
  g_clear_pointer (&self->versions, g_ptr_array_unref);
  self->plan_menu = NULL;
  self->sum_row = NULL;

  G_OBJECT_CLASS (sal_assignment_row_parent_class)->dispose (object);
}

static void
sal_assignment_row_class_init (SalAssignmentRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = sal_assignment_row_get_property;
  object_class->dispose = sal_assignment_row_dispose;
  busy_property =
      g_param_spec_boolean ("busy", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_property (object_class, PROP_BUSY, busy_property);

  sal_assignment_row_install_store (widget_class);
}

static void
sal_assignment_row_init (SalAssignmentRow *self)
{
  g_signal_connect (self, "notify::expanded", G_CALLBACK (sal_assignment_row_open), NULL);
}

/**
 * sal_assignment_row_new:
 * @workspace: a workspace whose pay is open
 * @participant: the assignment
 * @versions: (element-type SalRecord): the versions of plans there are
 *
 * Creates a row, closed.
 *
 * Returns: the row
 */
GtkWidget *
sal_assignment_row_new (SalWorkspace *workspace, SalRecord *participant, GPtrArray *versions)
{
  SalAssignmentRow *self = g_object_new (SAL_TYPE_ASSIGNMENT_ROW, NULL);
  GtkWidget *button = gtk_button_new_from_icon_name ("user-trash-symbolic");

  self->workspace = g_object_ref (workspace);
  self->base = g_object_ref (participant);
  self->versions = g_ptr_array_ref (versions);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self), FALSE);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "assignment.delete");
  sal_accessible_name_button (button, _ ("Delete Assignment"));
  gtk_widget_set_visible (button, sal_assignment_row_is_editable (self));
  adw_expander_row_add_action (ADW_EXPANDER_ROW (self), button);
  sal_assignment_row_show_heading (self);

  return GTK_WIDGET (self);
}

gint64
sal_assignment_row_get_id (SalAssignmentRow *self)
{
  return sal_record_get_id (self->base);
}

/**
 * sal_assignment_row_update:
 * @self: a row
 * @participant: the assignment, as it is stored now
 * @versions: (element-type SalRecord): the versions of plans there are
 *
 * Shows what is stored; what was entered and cannot be stored stays, as does what is being typed.
 */
void
sal_assignment_row_update (SalAssignmentRow *self, SalRecord *participant, GPtrArray *versions)
{
  g_ptr_array_ref (versions);
  g_ptr_array_unref (self->versions);
  self->versions = versions;
  if (self->saving)
    return; /* is shown when it is stored */
  g_set_object (&self->base, participant);
  sal_assignment_row_show_heading (self);
  if (self->fields == NULL)
    return;
  sal_assignment_row_fill_plans (self);
  sal_assignment_row_show_fields (self, FALSE);
  sal_assignment_row_update_entered (self);
}

gboolean
sal_assignment_row_is_busy (SalAssignmentRow *self)
{
  return self->saving;
}

gboolean
sal_assignment_row_is_modified (SalAssignmentRow *self)
{
  return self->modified && !self->saving;
}

/**
 * sal_assignment_row_discard:
 * @self: a row
 *
 * Shows what is stored instead of what was entered.
 */
void
sal_assignment_row_discard (SalAssignmentRow *self)
{
  if (self->fields == NULL)
    return;
  sal_assignment_row_fill_plans (self);
  sal_assignment_row_show_fields (self, TRUE);
  sal_assignment_row_update_entered (self);
}
