/* sal-tier-editor.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-tier-editor.h"

#include <glib/gi18n.h>

#include "sal-accessible.h"
#include "sal-date.h"
#include "sal-entry-text.h"
#include "sal-list-rows.h"
#include "sal-rate.h"
#include "sal-scroll-guard.h"
#include "sal-spin-text.h"
#include "sal-store-error.h"
#include "sal-tier-criterion-row.h"
#include "sal-tier-effect-view.h"
#include "sal-tier-row.h"
#include "sal-window.h"

struct _SalTierEditor
{
  AdwBin parent_instance;

  SalWorkspace *workspace;
  SalPortfolioData *data; /* (nullable): not owned */
  SalTierScheme *scheme;  /* (nullable): as it is edited */
  SalTierScheme *before;  /* (nullable): as its rows read it before anything was edited */
  SalTierScheme *begun;   /* (nullable): as it was stored then */
  SalTierScheme *whole;   /* (nullable): as it was edited when accounts could be rated by it last */
  gboolean is_complete;   /* accounts can be rated by it */
  gboolean filling;
  gboolean storing;
  gboolean applied; /* what is stored is about to be shown */

  GtkEditable *name_row;
  GtkListBox *criteria_list;
  GtkListBox *tier_list;
  GtkLabel *weights_label;
  AdwActionRow *hysteresis_row;
  GtkSpinButton *hysteresis_spin;
  AdwActionRow *months_row;
  GtkSpinButton *months_spin;
  AdwActionRow *automatic_row;
  GtkSwitch *automatic_switch;
  GtkLabel *problem_label;
  SalTierEffectView *effect;
};

G_DEFINE_FINAL_TYPE (SalTierEditor, sal_tier_editor, ADW_TYPE_BIN)

/**
 * sal_tier_editor_is_modified:
 * @self: the editor
 *
 * Returns: whether something was changed and not applied
 */
gboolean
sal_tier_editor_is_modified (SalTierEditor *self)
{
  return self->data != NULL && self->scheme != NULL &&
         !sal_tier_scheme_is_equal (self->scheme, self->before);
}

static void
update_actions (SalTierEditor *self)
{
  gboolean can_write = self->workspace != NULL &&
                       !sal_store_is_read_only (sal_workspace_get_store (self->workspace));
  gboolean is_modified = sal_tier_editor_is_modified (self);
  GtkWidget *widget = GTK_WIDGET (self);

  gtk_widget_action_set_enabled (
      widget, "tiers.apply", can_write && is_modified && self->is_complete && !self->storing);
  gtk_widget_action_set_enabled (widget, "tiers.revert", is_modified && !self->storing);
  gtk_widget_action_set_enabled (widget, "tiers.add-criterion", can_write);
  gtk_widget_action_set_enabled (widget, "tiers.add-tier", can_write);
  gtk_widget_set_sensitive (GTK_WIDGET (self->criteria_list), can_write);
  gtk_widget_set_sensitive (GTK_WIDGET (self->tier_list), can_write);
}

/* --- from the rows to a scheme --- */

static gboolean
read_criteria (SalTierEditor *self, SalTierScheme *scheme)
{
  gboolean is_complete = TRUE;
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->criteria_list, i)) != NULL; i++)
    {
      SalTierCriterion criterion;

      if (!sal_tier_criterion_row_read (SAL_TIER_CRITERION_ROW (row), &criterion))
        is_complete = FALSE;
      g_array_append_val (scheme->criteria, criterion);
    }

  return is_complete;
}

static gboolean
read_tiers (SalTierEditor *self, SalTierScheme *scheme)
{
  gboolean is_complete = TRUE;
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->tier_list, i)) != NULL; i++)
    {
      SalTier tier;

      if (!sal_tier_row_read (SAL_TIER_ROW (row), &tier))
        is_complete = FALSE;
      g_array_append_val (scheme->tiers, tier);
    }

  return is_complete;
}

/* The rows stay in the order in which they were; what is wrong is said in the row that it is of. */
static gboolean
check_tiers (SalTierEditor *self, const SalTierScheme *scheme)
{
  gboolean is_complete = TRUE;
  g_autoptr (SalTierScheme) sorted = sal_tier_scheme_copy (scheme);

  /* ids tell which row it was; new ones have none, so that places take their part meanwhile */
  for (guint i = 0; i < sorted->tiers->len; i++)
    g_array_index (sorted->tiers, SalTier, i).id = i + 1;
  sal_tier_scheme_sort_tiers (sorted);
  for (guint i = 0; i < sorted->tiers->len; i++)
    {
      g_autofree char *problem = sal_tier_scheme_find_tier_problem (sorted, i);
      int place = (int) g_array_index (sorted->tiers, SalTier, i).id - 1;

      if (problem == NULL)
        continue;
      is_complete = FALSE;
      sal_tier_row_show_problem (
          SAL_TIER_ROW (gtk_list_box_get_row_at_index (self->tier_list, place)), problem);
    }

  return is_complete;
}

static gboolean
has_weights (SalTierEditor *self)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->criteria_list, i)) != NULL; i++)
    if (!sal_tier_criterion_row_has_weight (SAL_TIER_CRITERION_ROW (row)))
      return FALSE;

  return TRUE;
}

static void
show_weights (SalTierEditor *self)
{
  gboolean has_sum = has_weights (self);
  g_autofree char *text = has_sum ? sal_tier_scheme_describe_weights (self->scheme)
                                  : g_strdup (_ ("Weights have no sum while one is no number"));

  gtk_label_set_label (self->weights_label, text);
  if (has_sum && sal_tier_scheme_sum_weights (self->scheme) == SAL_RATE_ONE)
    gtk_widget_remove_css_class (GTK_WIDGET (self->weights_label), "error");
  else
    gtk_widget_add_css_class (GTK_WIDGET (self->weights_label), "error");
}

static void
show_problem (SalTierEditor *self, const char *problem)
{
  gtk_label_set_label (self->problem_label, problem != NULL ? problem : "");
  gtk_widget_set_visible (GTK_WIDGET (self->problem_label), problem != NULL);
}

/* What is wrong with the number stands where what it means does otherwise. */
static gboolean
read_number (GtkSpinButton *spin, AdwActionRow *row, const char *meaning, int *number)
{
  const char *problem = sal_spin_text_get_problem (spin);

  *number = gtk_spin_button_get_value_as_int (spin);
  adw_action_row_set_subtitle (row, problem != NULL ? problem : meaning);
  if (problem != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (row), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (row), "error");

  return problem == NULL;
}

static gboolean
read_numbers (SalTierEditor *self, SalTierScheme *scheme)
{
  gboolean hysteresis = read_number (self->hysteresis_spin,
                                     self->hysteresis_row,
                                     _ ("Points beyond a bound before an account changes its tier"),
                                     &scheme->hysteresis);
  gboolean months = read_number (self->months_spin,
                                 self->months_row,
                                 _ ("Months until it is time again"),
                                 &scheme->refresh_months);

  return hysteresis && months;
}

static void
read_rows (SalTierEditor *self)
{
  SalTierScheme *scheme = sal_tier_scheme_new ();
  gboolean numbers, criteria, tiers;

  scheme->id = self->scheme->id;
  scheme->name = g_strstrip (g_strdup (gtk_editable_get_text (self->name_row)));
  scheme->is_automatic = gtk_switch_get_active (self->automatic_switch);
  numbers = read_numbers (self, scheme);
  criteria = read_criteria (self, scheme);
  tiers = read_tiers (self, scheme) && check_tiers (self, scheme);
  sal_tier_scheme_sort_tiers (scheme);
  sal_tier_scheme_free (self->scheme);
  self->scheme = scheme;
  self->is_complete =
      numbers && criteria && tiers && *scheme->name != '\0' && sal_tier_scheme_check (scheme, NULL);
  show_problem (self, *scheme->name == '\0' ? _ ("The tier model needs a name") : NULL);
}

/* While the model is not complete, what came of it when it was last. */
static void
show_effect (SalTierEditor *self)
{
  g_autoptr (SalTierScheme) before = NULL;

  if (self->is_complete)
    {
      before = g_steal_pointer (&self->whole);
      self->whole = sal_tier_scheme_copy (self->scheme);
    }
  if (self->whole != NULL && (self->is_complete || !self->data->is_tried))
    sal_portfolio_data_rate (self->data, self->whole);
  sal_tier_effect_view_show (self->effect, self->data, self->whole, self->is_complete);
}

/**
 * sal_tier_editor_rate:
 * @self: the editor
 *
 * Rates the accounts by the model as it is edited, or was when it was complete last, and shows what
 * comes of it. Whoever shows the portfolio otherwise rates it by its own model again.
 */
void
sal_tier_editor_rate (SalTierEditor *self)
{
  if (self->scheme == NULL)
    return;
  show_weights (self);
  show_effect (self);
  update_actions (self);
}

static void
changed_cb (SalTierEditor *self)
{
  if (self->filling || self->scheme == NULL)
    return;
  read_rows (self);
  sal_tier_editor_rate (self);
}

static void
number_entered_cb (gpointer self)
{
  changed_cb (self);
}

/* --- rows --- */

static void
removed_cb (SalTierEditor *self, GtkListBoxRow *row)
{
  GtkListBox *list = GTK_LIST_BOX (gtk_widget_get_parent (GTK_WIDGET (row)));

  gtk_list_box_remove (list, GTK_WIDGET (row));
  changed_cb (self);
  gtk_widget_child_focus (GTK_WIDGET (list), GTK_DIR_TAB_FORWARD);
}

static GtkWidget *
add_row (SalTierEditor *self, GtkListBox *list, GtkWidget *row)
{
  g_signal_connect_object (row, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (row, "removed", G_CALLBACK (removed_cb), self, G_CONNECT_SWAPPED);
  gtk_list_box_append (list, row);
  sal_scroll_guard_add (row);

  return row;
}

static void
add_criterion_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SalTierEditor *self = SAL_TIER_EDITOR (widget);
  SalTierCriterion criterion = { .name = (char *) _ ("New Criterion"),
                                 .measure = SAL_TIER_BY_HAND };
  GtkWidget *row = add_row (self, self->criteria_list, sal_tier_criterion_row_new (&criterion));

  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row), TRUE);
  changed_cb (self);
  gtk_widget_child_focus (row, GTK_DIR_TAB_FORWARD);
}

static void
add_tier_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SalTierEditor *self = SAL_TIER_EDITOR (widget);
  SalTier tier = { .name = (char *) _ ("New Tier"), .capacity = -1 };
  GtkWidget *row = add_row (self, self->tier_list, sal_tier_row_new (&tier));

  changed_cb (self);
  gtk_widget_child_focus (row, GTK_DIR_TAB_FORWARD);
}

/* Nothing shows of it any more. */
static void
forget_whole (SalTierEditor *self)
{
  sal_tier_effect_view_show (self->effect, NULL, NULL, FALSE);
  g_clear_pointer (&self->whole, sal_tier_scheme_free);
}

static void
show_scheme (SalTierEditor *self, const SalTierScheme *scheme)
{
  self->filling = TRUE;
  forget_whole (self);
  g_clear_pointer (&self->begun, sal_tier_scheme_free);
  self->begun = sal_tier_scheme_copy (scheme);
  g_clear_pointer (&self->scheme, sal_tier_scheme_free);
  self->scheme = sal_tier_scheme_copy (scheme);
  sal_entry_text_show (self->name_row, scheme->name != NULL ? scheme->name : "");
  gtk_spin_button_set_value (self->hysteresis_spin, scheme->hysteresis);
  gtk_spin_button_set_value (self->months_spin, scheme->refresh_months);
  gtk_switch_set_active (self->automatic_switch, scheme->is_automatic);
  sal_list_rows_remove_all (self->criteria_list);
  sal_list_rows_remove_all (self->tier_list);
  for (guint i = 0; i < scheme->criteria->len; i++)
    add_row (self,
             self->criteria_list,
             sal_tier_criterion_row_new (&g_array_index (scheme->criteria, SalTierCriterion, i)));
  for (guint i = 0; i < scheme->tiers->len; i++)
    add_row (self, self->tier_list, sal_tier_row_new (&g_array_index (scheme->tiers, SalTier, i)));
  self->filling = FALSE;
  read_rows (self);
  g_clear_pointer (&self->before, sal_tier_scheme_free);
  self->before = sal_tier_scheme_copy (self->scheme);
}

/* (transfer full): what the program does by itself, and what somebody did against it */
static char *
describe_schedule (const SalTierSchedule *schedule, gboolean is_automatic)
{
  g_autofree char *undone = NULL, *next = NULL;

  if (schedule->undone == SAL_DATE_NONE)
    return g_strdup (_ ("When it is time again, tiers are refreshed by themselves"));
  undone = sal_date_format (schedule->undone);
  if (!is_automatic || schedule->next == SAL_DATE_NONE)
    /* translators: a day */
    return g_strdup_printf (_ ("Undone on %s"), undone);
  next = sal_date_format (schedule->next);

  /* translators: two days */
  return g_strdup_printf (
      _ ("Undone on %1$s. Tiers are refreshed by themselves again on %2$s"), undone, next);
}

static void
show_schedule (SalTierEditor *self)
{
  g_autofree char *text =
      describe_schedule (&self->data->schedule, self->data->scheme->is_automatic);

  adw_action_row_set_subtitle (self->automatic_row, text);
}

/* Whether the rows are those of the model of @data as it is stored. */
static gboolean
shows (SalTierEditor *self, const SalPortfolioData *data)
{
  return data != NULL && self->data != NULL && self->begun != NULL && !self->applied &&
         sal_tier_scheme_is_equal (self->begun, data->scheme);
}

/**
 * sal_tier_editor_show:
 * @self: the editor
 * @workspace: the workspace
 * @data: (nullable): the portfolio with its model; it has to stay until another one is shown
 *
 * Shows a tier model. What is being edited stays as it is while the model that it was begun from
 * does, and so do rows that show what is stored.
 */
void
sal_tier_editor_show (SalTierEditor *self, SalWorkspace *workspace, SalPortfolioData *data)
{
  gboolean is_modified = data != NULL && sal_tier_editor_is_modified (self);
  gboolean keeps = is_modified
                       ? !self->storing && !self->applied && self->scheme->id == data->scheme->id
                       : shows (self, data);

  self->workspace = workspace;
  self->data = data;
  sal_tier_effect_view_show (self->effect, NULL, NULL, FALSE);
  if (data != NULL && !keeps)
    {
      self->applied = FALSE;
      show_scheme (self, data->scheme);
    }
  if (data != NULL)
    show_schedule (self);
  update_actions (self);
}

/**
 * sal_tier_editor_revert:
 * @self: the editor
 *
 * Gives up what was changed and not applied.
 */
void
sal_tier_editor_revert (SalTierEditor *self)
{
  show_scheme (self, self->data->scheme);
  sal_tier_editor_rate (self);
}

static void
revert_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  sal_tier_editor_revert (SAL_TIER_EDITOR (widget));
}

/* --- applying --- */

static void
applied_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SalTierEditor) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (SalChange) change = sal_store_run_finish (SAL_STORE (source), result, &error);

  self->storing = FALSE;
  if (self->effect == NULL)
    return; /* the editor is gone */
  if (g_error_matches (error, SAL_STORE_ERROR, SAL_STORE_ERROR_CONFLICT))
    show_problem (self,
                  _ ("Somebody else changed the tier model meanwhile, so this was not applied. "
                     "Revert shows what is stored"));
  else if (error != NULL)
    show_problem (self, error->message);
  else
    sal_window_add_undo_toast (GTK_WIDGET (self), change);
  self->applied = error == NULL && sal_tier_editor_is_modified (self);
  update_actions (self);
}

static void
edit_free (gpointer data)
{
  SalTierSchemeEdit *edit = data;

  sal_tier_scheme_free (edit->scheme);
  sal_tier_scheme_free (edit->begun);
  g_free (edit);
}

static void
apply_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SalTierEditor *self = SAL_TIER_EDITOR (widget);
  /* translators: a tier model */
  g_autofree char *label = g_strdup_printf (_ ("Edit Tier Model “%s”"), self->scheme->name);
  SalTierSchemeEdit *edit = g_new (SalTierSchemeEdit, 1);

  edit->scheme = sal_tier_scheme_copy (self->scheme);
  edit->begun = sal_tier_scheme_copy (self->begun);
  self->storing = TRUE;
  update_actions (self);
  sal_store_run_async (sal_workspace_get_store (self->workspace),
                       label,
                       SAL_COMMAND_DEFAULT,
                       sal_tier_scheme_edit,
                       edit,
                       edit_free,
                       NULL,
                       applied_cb,
                       g_object_ref (self));
}

/* --- the editor --- */

static void
sal_tier_editor_dispose (GObject *object)
{
  SalTierEditor *self = SAL_TIER_EDITOR (object);

  self->data = NULL;
  self->effect = NULL;
  g_clear_pointer (&self->scheme, sal_tier_scheme_free);
  g_clear_pointer (&self->before, sal_tier_scheme_free);
  g_clear_pointer (&self->begun, sal_tier_scheme_free);
  g_clear_pointer (&self->whole, sal_tier_scheme_free);

  G_OBJECT_CLASS (sal_tier_editor_parent_class)->dispose (object);
}

static void
sal_tier_editor_class_init (SalTierEditorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sal_tier_editor_dispose;

  g_type_ensure (SAL_TYPE_TIER_EFFECT_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class, APP_PATH "/ui/sal-tier-editor.ui");
#define BIND(name) gtk_widget_class_bind_template_child (widget_class, SalTierEditor, name)
  BIND (name_row);
  BIND (criteria_list);
  BIND (tier_list);
  BIND (weights_label);
  BIND (hysteresis_row);
  BIND (hysteresis_spin);
  BIND (months_row);
  BIND (months_spin);
  BIND (automatic_row);
  BIND (automatic_switch);
  BIND (problem_label);
  BIND (effect);
#undef BIND
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_install_action (widget_class, "tiers.apply", NULL, apply_action);
  gtk_widget_class_install_action (widget_class, "tiers.revert", NULL, revert_action);
  gtk_widget_class_install_action (widget_class, "tiers.add-criterion", NULL, add_criterion_action);
  gtk_widget_class_install_action (widget_class, "tiers.add-tier", NULL, add_tier_action);
}

static void
sal_tier_editor_init (SalTierEditor *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  sal_accessible_name_mnemonics (GTK_WIDGET (self));
  sal_scroll_guard_add (GTK_WIDGET (self));
  sal_spin_text_watch (self->hysteresis_spin, number_entered_cb, self);
  sal_spin_text_watch (self->months_spin, number_entered_cb, self);
}
