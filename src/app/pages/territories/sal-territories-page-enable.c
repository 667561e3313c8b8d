/* sal-territories-page-enable.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-territories-page-private.h"

#include <string.h>

#include <glib/gi18n.h>

#include "sal-accessible.h"
#include "sal-alignment.h"

/* What can be done with an alignment of its status. */
static void
update_status_actions (SalTerritoriesPage *self, const SalAlignmentInfo *info, gboolean read_only)
{
  static const struct
  {
    const char *action;
    const char *statuses; /* from which it can be done */
  } steps[] = {
    { "territories.submit", SAL_ALIGNMENT_DRAFT },
    { "territories.approve", SAL_ALIGNMENT_IN_REVIEW },
    { "territories.send-back", SAL_ALIGNMENT_IN_REVIEW " " SAL_ALIGNMENT_APPROVED },
    { "territories.activate", SAL_ALIGNMENT_APPROVED },
    { "territories.archive",
      SAL_ALIGNMENT_DRAFT " " SAL_ALIGNMENT_IN_REVIEW " " SAL_ALIGNMENT_APPROVED },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (steps); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self),
                                   steps[i].action,
                                   info != NULL && !read_only && self->job == NULL &&
                                       strstr (steps[i].statuses, info->status) != NULL);
}

/* What comes next in the life of an alignment is a button. */
static void
update_step_button (SalTerritoriesPage *self, const SalAlignmentInfo *info, gboolean read_only)
{
  static const struct
  {
    const char *status;
    const char *action;
    const char *label;
    const char *tooltip;
  } steps[] = {
    { SAL_ALIGNMENT_DRAFT,
      "territories.submit",
      N_ ("_Submit"),
      N_ ("Submit the draft for review: it stays as it is until it is approved or sent back") },
    { SAL_ALIGNMENT_IN_REVIEW,
      "territories.approve",
      N_ ("_Approve"),
      N_ ("Approve the alignment, so that it can take effect") },
    { SAL_ALIGNMENT_APPROVED,
      "territories.activate",
      N_ ("Ac_tivate…"),
      N_ ("Let the alignment take effect, after a look at what it moves") },
  };
  gboolean has_step = FALSE;

  for (gsize i = 0; info != NULL && !read_only && i < G_N_ELEMENTS (steps); i++)
    {
      if (!g_str_equal (info->status, steps[i].status))
        continue;
      gtk_button_set_label (GTK_BUTTON (self->step_button), _ (steps[i].label));
      gtk_widget_set_tooltip_text (self->step_button, _ (steps[i].tooltip));
      gtk_actionable_set_action_name (GTK_ACTIONABLE (self->step_button), steps[i].action);
      sal_accessible_name_mnemonics (gtk_widget_get_parent (self->step_button));
      has_step = TRUE;
    }
  gtk_widget_set_visible (self->step_button, has_step && self->job == NULL);
}

/* Whether any of the selected areas is locked, or is not. */
static gboolean
has_lock (SalTerritoriesPage *self, gboolean locked)
{
  guint n = self->n_selected > 0 ? sal_territory_design_get_n_areas (self->shown) : 0;

  for (guint area = 0; area < n; area++)
    {
      if (self->selected[area] && !sal_territory_design_is_locked (self->shown, area) == !locked)
        return TRUE;
    }

  return FALSE;
}

/* The button names what it does. */
static void
update_selection_box (SalTerritoriesPage *self, gboolean editable)
{
  g_autofree char *selection =
      g_strdup_printf (ngettext ("%u area", "%u areas", self->n_selected), self->n_selected);
  g_autofree char *assign = NULL;

  gtk_widget_set_visible (self->selection_box, self->n_selected > 0 && self->job == NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->selection_label), !editable);
  gtk_widget_set_visible (self->assign_button, editable);
  gtk_label_set_label (self->selection_label, selection);
  if (self->shown == NULL || self->n_selected == 0)
    return;
  assign = sal_territories_page_label_assign (self);
  gtk_label_set_label (self->assign_label, assign);
  sal_accessible_set_label (self->assign_button, gtk_label_get_text (self->assign_label));
}

/* Of the chosen territory, one of the two. */
static void
update_lock_actions (SalTerritoriesPage *self, gboolean editable)
{
  const SalDesignTerritory *territory =
      self->shown != NULL && self->brush != SAL_TERRITORY_NONE
          ? sal_territory_design_get_territory (self->shown, (guint) self->brush)
          : NULL;

  gtk_widget_action_set_enabled (GTK_WIDGET (self),
                                 "territories.lock-territory",
                                 editable && territory != NULL && !territory->is_locked);
  gtk_widget_action_set_enabled (GTK_WIDGET (self),
                                 "territories.unlock-territory",
                                 editable && territory != NULL && territory->is_locked);
}

void
sal_territories_page_update_actions (SalTerritoriesPage *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  gboolean editable = self->job == NULL && sal_alignment_editor_is_editable (self->editor);
  gboolean has_brush = self->brush != SAL_TERRITORY_NONE;
  gboolean has_map = self->shown != NULL && sal_territory_design_get_n_areas (self->shown) > 0;
  gboolean read_only =
      sal_store_is_read_only (sal_workspace_get_store (sal_page_get_workspace (SAL_PAGE (self))));
  const SalAlignmentInfo *info = sal_alignment_editor_get_info (self->editor);

  gtk_widget_action_set_enabled (
      widget, "territories.assign", editable && self->n_selected > 0 && has_brush);
  gtk_widget_action_set_enabled (widget, "territories.unassign", editable && self->n_selected > 0);
  gtk_widget_action_set_enabled (widget, "territories.assign-to", editable && self->n_selected > 0);
  gtk_widget_action_set_enabled (widget, "territories.lock", editable && has_lock (self, FALSE));
  gtk_widget_action_set_enabled (widget, "territories.unlock", editable && has_lock (self, TRUE));
  gtk_widget_action_set_enabled (widget, "territories.show-territory", has_brush && has_map);
  gtk_widget_action_set_enabled (widget, "territories.clear", self->n_selected > 0);
  gtk_widget_action_set_enabled (widget, "territories.add", editable);
  gtk_widget_action_set_enabled (widget, "territories.group", editable && has_brush);
  gtk_widget_action_set_enabled (widget, "territories.rename", editable && has_brush);
  gtk_widget_action_set_enabled (widget, "territories.remove", editable && has_brush);
  gtk_widget_action_set_enabled (widget, "territories.merge", editable && has_brush && has_map);
  sal_territories_page_offer_merging (self, editable && has_brush && has_map);
  gtk_widget_action_set_enabled (
      widget, "territories.split", editable && has_brush && has_map && !self->is_splitting);
  gtk_widget_action_set_enabled (widget,
                                 "territories.split-areas",
                                 editable && !self->is_splitting &&
                                     sal_territories_page_can_split_selection (self));
  gtk_widget_action_set_enabled (widget, "territories.fill", editable && has_map);
  gtk_widget_action_set_enabled (widget, "territories.mend", editable && has_map);
  gtk_widget_action_set_enabled (widget, "territories.optimize", editable && has_map);
  gtk_widget_action_set_enabled (widget, "territories.staff", editable);
  gtk_widget_action_set_enabled (widget, "territories.save", info != NULL && has_map);
  gtk_widget_action_set_enabled (widget, "territories.copy-picture", has_map);
  gtk_widget_action_set_enabled (
      widget, "territories.save-accounts", info != NULL && self->shown != NULL);
  gtk_widget_action_set_enabled (
      widget, "territories.save-moves", sal_alignment_editor_get_activation (self->editor) != NULL);
  gtk_widget_action_set_enabled (widget, "territories.agreement", self->shown != NULL);
  gtk_widget_action_set_enabled (widget, "territories.new", !read_only);
  gtk_widget_action_set_enabled (widget, "territories.import-boundaries", !read_only);
  gtk_widget_action_set_enabled (widget, "territories.import-measures", !read_only);
  gtk_widget_action_set_enabled (widget, "territories.branch", info != NULL && !read_only);
  update_lock_actions (self, editable);
  update_status_actions (self, info, read_only);
  update_step_button (self, info, read_only);
  sal_territories_page_update_what_if_actions (self);
  sal_territories_page_update_account_actions (self);
  sal_territories_page_update_begin (self);
  gtk_widget_set_visible (self->draft_box, editable);
  gtk_widget_set_visible (self->branch_button,
                          info != NULL && !editable && !read_only && self->job == NULL);
  gtk_widget_set_visible (self->optimize_box, self->job != NULL);
  sal_territories_page_update_stroke_card (self);
  update_selection_box (self, editable);
  gtk_widget_set_sensitive (self->alignment_button, self->job == NULL);
}
