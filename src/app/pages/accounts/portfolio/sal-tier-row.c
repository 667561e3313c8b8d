/* sal-tier-row.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-tier-row.h"

#include <glib/gi18n.h>

#include "sal-accessible.h"
#include "sal-entry-text.h"
#include "sal-kinds.h"
#include "sal-spin-text.h"

struct _SalTierRow
{
  AdwActionRow parent_instance;

  gint64 id;
  gboolean filling;

  GtkEditable *name_entry;
  GtkSpinButton *from_spin;
  GtkEditable *capacity_entry;
  GtkWidget *remove_button;
};

G_DEFINE_FINAL_TYPE (SalTierRow, sal_tier_row, ADW_TYPE_ACTION_ROW)

enum
{
  SIGNAL_CHANGED,
  SIGNAL_REMOVED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static const SalField *
get_capacity_field (void)
{
  return sal_kind_find_field (&sal_tier_kind, "capacity");
}

static void
changed_cb (SalTierRow *self)
{
  if (!self->filling)
    g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
score_entered_cb (gpointer self)
{
  changed_cb (self);
}

static void
remove_cb (SalTierRow *self)
{
  g_signal_emit (self, signals[SIGNAL_REMOVED], 0);
}

/**
 * sal_tier_row_show_problem:
 * @self: a row
 * @problem: (nullable): what is wrong with the tier
 *
 * Says in the row what is wrong with its tier.
 */
void
sal_tier_row_show_problem (SalTierRow *self, const char *problem)
{
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self), problem != NULL ? problem : "");
  if (problem != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (self), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "error");
}

/**
 * sal_tier_row_read:
 * @self: a row
 * @tier: (out): the tier as it stands there; its name is to be freed
 *
 * Reads what was entered, and shows in the row if the score is no number, or the capacity no number
 * of accounts.
 *
 * Returns: whether it can be read
 */
gboolean
sal_tier_row_read (SalTierRow *self, SalTier *tier)
{
  SalValue value = SAL_VALUE_NULL;
  g_autoptr (GError) error = NULL;
  const char *problem;
  gboolean is_right;

  *tier = (SalTier){ .id = self->id,
                     .name = g_strstrip (g_strdup (gtk_editable_get_text (self->name_entry))),
                     .from_score = gtk_spin_button_get_value_as_int (self->from_spin),
                     .capacity = -1 };
  is_right = sal_field_from_entry (
      get_capacity_field (), gtk_editable_get_text (self->capacity_entry), NULL, &value, &error);
  if (is_right && value.storage != SAL_STORAGE_NULL)
    tier->capacity = value.integer;
  problem = is_right ? sal_spin_text_get_problem (self->from_spin) : error->message;
  sal_tier_row_show_problem (self, problem);
  sal_accessible_set_label (GTK_WIDGET (self), tier->name);

  return problem == NULL;
}

/**
 * sal_tier_row_new:
 * @tier: a tier
 *
 * Makes a row that edits a tier.
 *
 * Returns: (transfer floating): the row
 */
GtkWidget *
sal_tier_row_new (const SalTier *tier)
{
  SalTierRow *self = g_object_new (SAL_TYPE_TIER_ROW, NULL);
  SalValue capacity = SAL_VALUE_INTEGER (tier->capacity);
  g_autofree char *text =
      tier->capacity >= 0 ? sal_field_to_entry (get_capacity_field (), &capacity, NULL) : NULL;
  /* translators: a tier */
  g_autofree char *remove = g_strdup_printf (_ ("Remove %s"), tier->name);

  self->filling = TRUE;
  self->id = tier->id;
  sal_entry_text_show (self->name_entry, tier->name);
  sal_entry_text_show (self->capacity_entry, text != NULL ? text : "");
  gtk_spin_button_set_value (self->from_spin, tier->from_score);
  sal_accessible_name_button (self->remove_button, remove);
  self->filling = FALSE;

  return GTK_WIDGET (self);
}

static void
sal_tier_row_class_init (SalTierRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  signals[SIGNAL_CHANGED] = g_signal_new (
      "changed", SAL_TYPE_TIER_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_REMOVED] = g_signal_new (
      "removed", SAL_TYPE_TIER_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, APP_PATH "/ui/sal-tier-row.ui");
#define BIND(name) gtk_widget_class_bind_template_child (widget_class, SalTierRow, name)
  BIND (name_entry);
  BIND (from_spin);
  BIND (capacity_entry);
  BIND (remove_button);
#undef BIND
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, remove_cb);
}

static void
sal_tier_row_init (SalTierRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  sal_spin_text_watch (self->from_spin, score_entered_cb, self);
}
