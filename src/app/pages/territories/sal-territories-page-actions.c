/* sal-territories-page-actions.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-territories-page-private.h"

#include <glib/gi18n.h>

#include "sal-accessible.h"
#include "sal-activate-dialog.h"
#include "sal-alignment-commands.h"
#include "sal-alignment-dialog.h"
#include "sal-alignment-status-commands.h"
#include "sal-compare-window.h"
#include "sal-design-repair.h"
#include "sal-kinds.h"
#include "sal-shortcuts.h"
#include "sal-staffing-dialog.h"
#include "sal-territory-lock-commands.h"
#include "sal-window.h"

/* What can be done to an alignment besides painting; each is one step. */

static const char *
name_of (SalTerritoriesPage *self, gint32 territory)
{
  return sal_territory_design_get_territory (self->shown, (guint) territory)->name;
}

/**
 * sal_territories_page_label_move:
 * @self: the page
 * @n_areas: how many areas were moved
 * @territory: the territory they belong to now, or %SAL_TERRITORY_NONE
 *
 * Says what was done, for the history.
 *
 * Returns: (transfer full): a label
 */
char *
sal_territories_page_label_move (SalTerritoriesPage *self, guint n_areas, gint32 territory)
{
  if (territory == SAL_TERRITORY_NONE)
    return g_strdup_printf (ngettext ("Unassign %u Area", "Unassign %u Areas", n_areas), n_areas);

  return g_strdup_printf (ngettext ("Move %1$u Area to %2$s", "Move %1$u Areas to %2$s", n_areas),
                          n_areas,
                          name_of (self, territory));
}

/* --- areas --- */

static void
move_selected (SalTerritoriesPage *self, gint32 territory)
{
  g_autoptr (GArray) areas = sal_territories_page_list_selected (self);
  g_autofree char *label = NULL;

  sal_alignment_editor_begin (self->editor);
  self->n_stroke = 0;
  sal_alignment_editor_move (
      self->editor, (const guint *) (gpointer) areas->data, areas->len, territory);
  label = sal_territories_page_label_move (self, self->n_stroke, territory);
  if (self->n_stroke == 0)
    sal_window_add_toast (GTK_WIDGET (self),
                          _ ("Nothing was moved: it is there already, or locked"));
  sal_alignment_editor_commit (self->editor, label);
}

static void
assign_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SalTerritoriesPage *self = SAL_TERRITORIES_PAGE (widget);

  move_selected (self, self->brush);
}

static void
assign_to_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SalTerritoriesPage *self = SAL_TERRITORIES_PAGE (widget);
  gint32 territory =
      sal_territory_design_find_territory (self->shown, g_variant_get_int64 (parameter));

  if (territory != SAL_TERRITORY_NONE)
    move_selected (self, territory);
}

static void
unassign_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  move_selected (SAL_TERRITORIES_PAGE (widget), SAL_TERRITORY_NONE);
}

static void
lock_selected (SalTerritoriesPage *self, gboolean locked)
{
  g_autoptr (GArray) areas = sal_territories_page_list_selected (self);

  sal_alignment_editor_lock (
      self->editor, (const guint *) (gpointer) areas->data, areas->len, locked);
}

static void
lock_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  lock_selected (SAL_TERRITORIES_PAGE (widget), TRUE);
}

static void
unlock_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  lock_selected (SAL_TERRITORIES_PAGE (widget), FALSE);
}

static void
clear_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  sal_territories_page_clear_selection (SAL_TERRITORIES_PAGE (widget));
}

/* Areas of none, and detached pieces, go to the territories around them. */
static void
repair (SalTerritoriesPage *self,
        gint32 *(*find) (SalTerritoryDesign *design),
        const char *label,
        const char *nothing)
{
  g_autofree gint32 *assignment = find (self->shown);

  sal_alignment_editor_begin (self->editor);
  self->n_stroke = 0;
  sal_alignment_editor_take (self->editor, assignment);
  if (self->n_stroke == 0)
    sal_window_add_toast (GTK_WIDGET (self), nothing);
  sal_alignment_editor_commit (self->editor, label);
}

static void
fill_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  repair (SAL_TERRITORIES_PAGE (widget),
          sal_design_fill_gaps,
          _ ("Fill Gaps"),
          _ ("Every area that can be reached is in a territory"));
}

static void
mend_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  repair (SAL_TERRITORIES_PAGE (widget),
          sal_design_join_pieces,
          _ ("Join Detached Pieces"),
          _ ("Every territory is in one piece, as far as locks let it be"));
}

/* --- territories --- */

static void
territory_new_free (gpointer data)
{
  SalTerritoryNew *self = data;

  g_free ((char *) self->name);
  g_strfreev (self->areas);
  g_free (self);
}

/* With the areas that are selected. */
static void
add_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SalTerritoriesPage *self = SAL_TERRITORIES_PAGE (widget);
  g_autoptr (GArray) areas = sal_territories_page_list_selected (self);
  const SalGeographyArea *all =
      sal_geography_get_areas (sal_territory_design_get_geography (self->shown), NULL);
  SalTerritoryNew *data = g_new0 (SalTerritoryNew, 1);
  GStrvBuilder *codes = g_strv_builder_new ();
  g_autofree char *label = NULL;

  for (guint i = 0; i < areas->len; i++)
    {
      guint area = g_array_index (areas, guint, i);

      if (!sal_territory_design_is_locked (self->shown, area))
        g_strv_builder_add (codes, all[area].code);
    }
  data->alignment = sal_alignment_editor_get_info (self->editor)->id;
  data->name = g_strdup_printf (_ ("Territory %u"),
                                sal_territory_design_get_n_territories (self->shown) + 1);
  data->areas = g_strv_builder_end (codes);
  g_strv_builder_unref (codes);
  label = g_strdup_printf (_ ("Add %s"), data->name);
  sal_alignment_editor_run_told (
      self->editor, label, sal_alignment_add_territory, data, territory_new_free);
}

/* The territory below the chosen one in the list, or above the last; 0: it is the only one. */
static gint64
find_next (SalTerritoriesPage *self)
{
  GtkListBoxRow *row = GTK_LIST_BOX_ROW (sal_territories_page_find_row (self, self->brush));
  int index = row != NULL ? gtk_list_box_row_get_index (row) : -1;
  GtkListBoxRow *next = gtk_list_box_get_row_at_index (self->list, index + 1);

  if (next == NULL && index > 0)
    next = gtk_list_box_get_row_at_index (self->list, index - 1);
  if (row == NULL || next == NULL)
    return 0;

  return sal_territory_design_get_territory (
             self->shown, sal_territory_row_get_territory (SAL_TERRITORY_ROW (next)))
      ->id;
}

static void
remove_territory (SalTerritoriesPage *self, gint32 into)
{
  SalTerritoryRemoval *data = g_new0 (SalTerritoryRemoval, 1);
  g_autofree char *label = into == SAL_TERRITORY_NONE
                               ? g_strdup_printf (_ ("Remove %s"), name_of (self, self->brush))
                               : g_strdup_printf (_ ("Merge %1$s into %2$s"),
                                                  name_of (self, self->brush),
                                                  name_of (self, into));

  data->territory = self->brush_id;
  if (into != SAL_TERRITORY_NONE)
    data->into = sal_territory_design_get_territory (self->shown, (guint) into)->id;
  /* chosen next is who has the areas now, or who stands where it stood */
  self->brush_id = data->into != 0 ? data->into : find_next (self);
  sal_alignment_editor_run_told (self->editor, label, sal_alignment_remove_territory, data, g_free);
}

static void
remove_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  remove_territory (SAL_TERRITORIES_PAGE (widget), SAL_TERRITORY_NONE);
}

/* Into one of its neighbours. */
static void
merge_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SalTerritoriesPage *self = SAL_TERRITORIES_PAGE (widget);
  gint32 into = sal_territory_design_find_territory (self->shown, g_variant_get_int64 (parameter));

  if (into != SAL_TERRITORY_NONE && into != self->brush)
    remove_territory (self, into);
}

/* Nothing of the territory is moved away, and nothing is moved to it. */
static void
lock_territory (SalTerritoriesPage *self, gboolean locked)
{
  SalTerritoryLock *data = g_new (SalTerritoryLock, 1);
  g_autofree char *label =
      g_strdup_printf (locked ? _ ("Lock %s") : _ ("Unlock %s"), name_of (self, self->brush));

  *data = (SalTerritoryLock){ sal_alignment_editor_get_info (self->editor)->id,
                              self->brush_id,
                              locked };
  sal_alignment_editor_run_told (self->editor, label, sal_territory_write_lock, data, g_free);
}

static void
lock_territory_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  lock_territory (SAL_TERRITORIES_PAGE (widget), TRUE);
}

static void
unlock_territory_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  lock_territory (SAL_TERRITORIES_PAGE (widget), FALSE);
}

static void
group_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  sal_territories_page_group (SAL_TERRITORIES_PAGE (widget));
}

static void
rename_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SalTerritoriesPage *self = SAL_TERRITORIES_PAGE (widget);

  gtk_widget_activate_action (
      widget, "win.show-record", "(sx)", sal_territory_kind.name, self->brush_id);
}

/* --- alignments --- */

static void
dialog_done_cb (SalTerritoriesPage *self, gint64 alignment)
{
  sal_alignment_editor_choose (self->editor, alignment);
}

static void
open_dialog (SalTerritoriesPage *self, gint64 branch_from)
{
  GtkWidget *dialog = sal_alignment_dialog_new (
      GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))),
      sal_page_get_workspace (SAL_PAGE (self)),
      branch_from,
      branch_from != 0 ? sal_alignment_editor_get_info (self->editor)->name : NULL);

  g_signal_connect_object (dialog, "created", G_CALLBACK (dialog_done_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
new_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  open_dialog (SAL_TERRITORIES_PAGE (widget), 0);
}

static void
branch_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SalTerritoriesPage *self = SAL_TERRITORIES_PAGE (widget);

  open_dialog (self, sal_alignment_editor_get_info (self->editor)->id);
}

static void
choose_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  sal_alignment_editor_choose (SAL_TERRITORIES_PAGE (widget)->editor,
                               g_variant_get_int64 (parameter));
}

static void
optimize_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  sal_territories_page_optimize (SAL_TERRITORIES_PAGE (widget));
}

static void
staff_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SalTerritoriesPage *self = SAL_TERRITORIES_PAGE (widget);

  gtk_window_present (
      GTK_WINDOW (sal_staffing_dialog_new (GTK_WINDOW (gtk_widget_get_root (widget)),
                                           self->editor,
                                           sal_territories_page_get_measure (self))));
}

static void
stop_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  sal_territories_page_stop (SAL_TERRITORIES_PAGE (widget));
}

static void
discard_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  sal_territories_page_discard (SAL_TERRITORIES_PAGE (widget));
}

/* Whose name is wanted once it is loaded. */
typedef struct
{
  SalTerritoriesPage *page;
  char *name;
} Comparison;

static void
compared_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Comparison *comparison = user_data;
  SalTerritoriesPage *self = comparison->page;
  g_autoptr (GError) error = NULL;
  g_autoptr (SalTerritoryDesign) other =
      sal_alignment_editor_load_finish (SAL_ALIGNMENT_EDITOR (source), result, &error);
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (error != NULL)
    sal_window_report_error (GTK_WIDGET (self), _ ("Could Not Compare"), error);
  else if (other != NULL && self->shown != NULL && root != NULL)
    gtk_window_present (GTK_WINDOW (sal_compare_window_new (
        GTK_WINDOW (root),
        comparison->name,
        other,
        sal_alignment_editor_get_info (self->editor)->name,
        self->shown,
        sal_workspace_get_currency (sal_page_get_workspace (SAL_PAGE (self))))));
  g_object_unref (self);
  g_free (comparison->name);
  g_free (comparison);
}

static void
compare_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SalTerritoriesPage *self = SAL_TERRITORIES_PAGE (widget);
  const GPtrArray *alignments = sal_alignment_editor_get_alignments (self->editor);
  Comparison *comparison;

  for (guint i = 0; i < alignments->len; i++)
    {
      const SalAlignmentInfo *info = g_ptr_array_index (alignments, i);

      if (info->id != g_variant_get_int64 (parameter))
        continue;
      comparison = g_new (Comparison, 1);
      *comparison = (Comparison){ g_object_ref (self), g_strdup (info->name) };
      sal_alignment_editor_load_async (self->editor, info->id, compared_cb, comparison);
    }
}

static void
save_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  if (SAL_TERRITORIES_PAGE (widget)->growth != NULL)
    sal_window_add_toast (widget, _ ("These figures are a what-if: clear it to save"));
  else
    sal_territories_page_save (SAL_TERRITORIES_PAGE (widget));
}

static void
save_accounts_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  sal_territories_page_save_accounts (SAL_TERRITORIES_PAGE (widget));
}

/* --- status --- */

static void
step_free (gpointer data)
{
  SalAlignmentStep *self = data;

  g_free ((char *) self->reason);
  g_free (self);
}

/* @label: with a place for the alignment's name. */
static void
take_step (SalTerritoriesPage *self, const char *label, SalCommandFunc func, const char *reason)
{
  const SalAlignmentInfo *info = sal_alignment_editor_get_info (self->editor);
  SalAlignmentStep *step = g_new (SalAlignmentStep, 1);
  g_auto (GStrv) parts = g_strsplit (label, "%s", 2);
  g_autofree char *text =
      g_strconcat (parts[0], info->name, parts[1] != NULL ? parts[1] : "", NULL);

  *step = (SalAlignmentStep){ info->id, g_strdup (reason) };
  sal_alignment_editor_run_told (self->editor, text, func, step, step_free);
}

static void
submit_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  take_step (
      SAL_TERRITORIES_PAGE (widget), _ ("Submit “%s” for Review"), sal_alignment_submit, NULL);
}

static void
approve_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  take_step (SAL_TERRITORIES_PAGE (widget), _ ("Approve “%s”"), sal_alignment_approve, NULL);
}

static void
archive_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  take_step (SAL_TERRITORIES_PAGE (widget), _ ("Archive “%s”"), sal_alignment_archive, NULL);
}

static void
send_back_cb (AdwMessageDialog *dialog, const char *response, SalTerritoriesPage *self)
{
  GtkEditable *entry = GTK_EDITABLE (adw_message_dialog_get_extra_child (dialog));
  g_autofree char *reason = g_strstrip (g_strdup (gtk_editable_get_text (entry)));

  if (g_str_equal (response, "send"))
    take_step (self, _ ("Send “%s” Back"), sal_alignment_send_back, reason);
}

static void
reason_changed_cb (GtkEditable *entry, AdwMessageDialog *dialog)
{
  g_autofree char *reason = g_strstrip (g_strdup (gtk_editable_get_text (entry)));

  adw_message_dialog_set_response_enabled (dialog, "send", *reason != '\0');
}

/* Who made it is to know why. */
static void
send_back_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  GtkWidget *dialog = adw_message_dialog_new (GTK_WINDOW (gtk_widget_get_root (widget)),
                                              _ ("Send Back"),
                                              _ ("It becomes a draft again. What is to change?"));
  GtkWidget *entry = gtk_entry_new ();

  gtk_entry_set_activates_default (GTK_ENTRY (entry), TRUE);
  sal_accessible_set_label (entry, _ ("Reason"));
  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (dialog), entry);
  adw_message_dialog_add_responses (
      ADW_MESSAGE_DIALOG (dialog), "cancel", _ ("_Cancel"), "send", _ ("_Send Back"), NULL);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "send");
  adw_message_dialog_set_response_enabled (ADW_MESSAGE_DIALOG (dialog), "send", FALSE);
  sal_accessible_name_mnemonics (dialog);
  g_signal_connect (entry, "changed", G_CALLBACK (reason_changed_cb), dialog);
  g_signal_connect_object (dialog, "response", G_CALLBACK (send_back_cb), widget, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
activate_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SalTerritoriesPage *self = SAL_TERRITORIES_PAGE (widget);

  gtk_window_present (GTK_WINDOW (
      sal_activate_dialog_new (GTK_WINDOW (gtk_widget_get_root (widget)), self->editor)));
}

/* --- the map --- */

static void
show_territory_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SalTerritoriesPage *self = SAL_TERRITORIES_PAGE (widget);

  sal_territories_page_show_territory (self, self->brush);
}

static void
fit_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  sal_map_view_fit (SAL_TERRITORIES_PAGE (widget)->map_view);
}

static void
zoom_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  sal_map_view_zoom (SAL_TERRITORIES_PAGE (widget)->map_view, g_variant_get_double (parameter));
}

static const char *const select_tool[] = { "'select'" };
static const char *const paint_tool[] = { "'paint'" };
static const char *const lasso_tool[] = { "'lasso'" };
static const char *const rectangle_tool[] = { "'rectangle'" };

static const SalShortcut shortcuts[] = {
  { N_ ("Select areas"),
    "<Control>1",
    "<Control>KP_1",
    "territories.tool",
    NULL,
    select_tool,
    NULL },
  { N_ ("Paint areas into the chosen territory"),
    "<Control>2",
    "<Control>KP_2",
    "territories.tool",
    NULL,
    paint_tool,
    NULL },
  { N_ ("Draw around areas"),
    "<Control>3",
    "<Control>KP_3",
    "territories.tool",
    NULL,
    lasso_tool,
    NULL },
  { N_ ("Select a rectangle"),
    "<Control>4",
    "<Control>KP_4",
    "territories.tool",
    NULL,
    rectangle_tool,
    NULL },
  { N_ ("Find an area"), "<Control>f", NULL, NULL, NULL, NULL, NULL }, /* the window's */
  { N_ ("Menu of the territory"),
    "<Shift>F10 Menu",
    NULL,
    NULL,
    sal_territories_page_row_menu,
    NULL,
    NULL },
  { N_ ("Show or hide the inspector"),
    "<Shift>F9",
    NULL,
    NULL,
    sal_territories_page_toggle_inspector,
    NULL,
    NULL },
  { N_ ("Show or hide the table"),
    "<Control>F9",
    NULL,
    NULL,
    sal_territories_page_toggle_table,
    NULL,
    NULL },
  { N_ ("Copy the map as a picture"),
    "<Control><Shift>c",
    NULL,
    "territories.copy-picture",
    NULL,
    NULL,
    NULL },
};

const SalShortcut *
sal_territories_page_get_shortcuts (guint *n_shortcuts)
{
  *n_shortcuts = G_N_ELEMENTS (shortcuts);

  return shortcuts;
}

void
sal_territories_page_install_actions (GtkWidgetClass *widget_class)
{
  static const struct
  {
    const char *name;
    const char *parameter;
    GtkWidgetActionActivateFunc func;
  } actions[] = {
    { "territories.assign", NULL, assign_action },
    { "territories.assign-to", "x", assign_to_action },
    { "territories.choose-territory", "x", sal_territories_page_choose_territory },
    { "territories.select-add", "u", sal_territories_page_select_add },
    { "territories.select-remove", "u", sal_territories_page_select_remove },
    { "territories.show-territory", NULL, show_territory_action },
    { "territories.unassign", NULL, unassign_action },
    { "territories.lock", NULL, lock_action },
    { "territories.unlock", NULL, unlock_action },
    { "territories.clear", NULL, clear_action },
    { "territories.fill", NULL, fill_action },
    { "territories.mend", NULL, mend_action },
    { "territories.add", NULL, add_action },
    { "territories.group", NULL, group_action },
    { "territories.remove", NULL, remove_action },
    { "territories.merge", "x", merge_action },
    { "territories.split", NULL, sal_territories_page_split },
    { "territories.split-areas", NULL, sal_territories_page_split_areas },
    { "territories.lock-territory", NULL, lock_territory_action },
    { "territories.unlock-territory", NULL, unlock_territory_action },
    { "territories.rename", NULL, rename_action },
    { "territories.new", NULL, new_action },
    { "territories.branch", NULL, branch_action },
    { "territories.save", NULL, save_action },
    { "territories.copy-picture", NULL, sal_territories_page_copy_picture },
    { "territories.save-accounts", NULL, save_accounts_action },
    { "territories.choose", "x", choose_action },
    { "territories.compare", "x", compare_action },
    { "territories.optimize", NULL, optimize_action },
    { "territories.staff", NULL, staff_action },
    { "territories.stop", NULL, stop_action },
    { "territories.discard", NULL, discard_action },
    { "territories.submit", NULL, submit_action },
    { "territories.approve", NULL, approve_action },
    { "territories.send-back", NULL, send_back_action },
    { "territories.archive", NULL, archive_action },
    { "territories.activate", NULL, activate_action },
    { "territories.save-moves", NULL, sal_territories_page_save_moves },
    { "territories.agreement", NULL, sal_territories_page_show_agreement },
    { "territories.import-boundaries", NULL, sal_territories_page_import_boundaries },
    { "territories.import-measures", NULL, sal_territories_page_import_measures },
    { "territories.show-unknown", NULL, sal_territories_page_show_unknown },
    { "territories.name-accounts", NULL, sal_territories_page_name_accounts },
    { "territories.coverage", NULL, sal_territories_page_open_coverage },
    { "territories.fit", NULL, fit_action },
    { "territories.zoom", "d", zoom_action },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_class_install_action (
        widget_class, actions[i].name, actions[i].parameter, actions[i].func);
  sal_shortcuts_bind (widget_class, shortcuts, G_N_ELEMENTS (shortcuts));
  sal_territories_page_install_what_if_actions (widget_class);
  gtk_widget_class_install_property_action (widget_class, "territories.tool", "tool");
  gtk_widget_class_install_property_action (widget_class, "territories.potential", "potential");
  gtk_widget_class_install_property_action (widget_class, "territories.order", "order");
}
