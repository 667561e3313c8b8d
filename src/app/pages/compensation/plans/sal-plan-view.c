/* sal-plan-view.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-plan-view.h"

#include <string.h>

#include <glib/gi18n.h>

#include "sal-accessible.h"
#include "sal-kinds.h"
#include "sal-list-rows.h"
#include "sal-plan-advice.h"
#include "sal-plan-component-view.h"
#include "sal-plan-cost-panel.h"
#include "sal-plan-model-view.h"
#include "sal-plan-summary.h"
#include "sal-plan-version.h"
#include "sal-plan-words.h"
#include "sal-view-switcher.h"
#include "sal-window.h"

struct _SalPlanView
{
  AdwBin parent_instance;

  SalPlanEditor *editor;             /* (nullable) */
  SalPlanConsequences *consequences; /* (nullable) */
  gint64 id;

  GtkLabel *title_label;
  GtkLabel *status_label;
  GtkLabel *details_label;
  GtkButton *step_button;
  GtkWidget *notice_box;
  GtkLabel *notice_label;
  GtkButton *notice_button;
  GtkWidget *consequences_button;
  AdwFlap *flap;
  SalPlanCostPanel *cost_panel;
  SalPlanModelView *model_view;
  AdwViewStack *stack;
  AdwViewStackPage *checks_page;
  SalPlanComponentView *component_view;
  SalPlanPartView *rules_view;
  GtkBox *words_box;
  GtkListBox *checks_list;
  AdwStatusPage *sound_page;
  AdwViewStack *checks_stack;
};

G_DEFINE_FINAL_TYPE (SalPlanView, sal_plan_view, ADW_TYPE_BIN)

/* --- words --- */

static void
remove_children (GtkBox *box)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (box))) != NULL)
    gtk_box_remove (box, child);
}

static GtkWidget *
add_text (SalPlanView *self, const char *text, const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  if (style != NULL)
    gtk_widget_add_css_class (label, style);
  gtk_box_append (self->words_box, label);

  return label;
}

static void
show_words (SalPlanView *self, const SalPlan *plan)
{
  g_autoptr (GPtrArray) paragraphs = sal_plan_summary_new (plan);

  remove_children (self->words_box);
  for (guint i = 0; i < paragraphs->len; i++)
    {
      const SalPlanParagraph *paragraph = paragraphs->pdata[i];
      GtkWidget *heading = add_text (self, paragraph->heading, "heading");

      if (i > 0)
        gtk_widget_set_margin_top (heading, 12);
      add_text (self, paragraph->text, NULL);
    }
}

static void
copy_words_cb (SalPlanView *self)
{
  const SalPlan *plan = sal_plan_editor_get_plan (self->editor);
  g_autofree char *text = NULL;

  if (plan == NULL || sal_plan_editor_get_problem (self->editor, NULL) != NULL)
    return;
  text = sal_plan_summary_to_text (plan);
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), text);
  sal_window_add_toast (GTK_WIDGET (self), _ ("Copied the summary"));
}

/* --- checks --- */

static void
check_activated_cb (GtkListBox *list, GtkListBoxRow *row, SalPlanView *self)
{
  const char *path = g_object_get_data (G_OBJECT (row), "path");

  if (g_str_equal (path, "components"))
    {
      adw_view_stack_set_visible_child_name (self->stack, "components");
      return;
    }
  if (g_str_has_prefix (path, "components["))
    {
      adw_view_stack_set_visible_child_name (self->stack, "components");
      sal_plan_component_view_focus_field (self->component_view, path);
      return;
    }
  adw_view_stack_set_visible_child_name (self->stack, "rules");
  sal_plan_part_view_focus_field (self->rules_view, path);
}

static void
add_check (SalPlanView *self, const SalPlan *plan, const SalPlanFinding *finding)
{
  g_autofree char *place = sal_plan_path_to_words (plan, finding->path);
  GtkWidget *row = sal_list_rows_new_text (finding->text, place);
  GtkWidget *icon = gtk_image_new_from_icon_name (finding->is_error ? "dialog-error-symbolic"
                                                                    : "dialog-warning-symbolic");
  g_autofree char *name = g_strdup_printf (
      "%s: %s: %s", finding->is_error ? _ ("Error") : _ ("Warning"), place, finding->text);

  gtk_widget_add_css_class (icon, finding->is_error ? "error" : "warning");
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), icon);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  sal_accessible_set_label (row, name);
  g_object_set_data_full (G_OBJECT (row), "path", g_strdup (finding->path), g_free);
  gtk_list_box_append (self->checks_list, row);
}

static void
show_checks (SalPlanView *self, const SalPlan *plan)
{
  g_autoptr (GPtrArray) findings = sal_plan_advise (plan);

  sal_list_rows_remove_all (self->checks_list);
  for (guint i = 0; i < findings->len; i++)
    add_check (self, plan, findings->pdata[i]);
  adw_view_stack_set_visible_child_name (self->checks_stack,
                                         findings->len > 0 ? "findings" : "sound");
  adw_view_stack_page_set_badge_number (self->checks_page, findings->len);
  adw_view_stack_page_set_needs_attention (self->checks_page, findings->len > 0);
}

/* --- notices --- */

/* What is wrong, and that it is not stored; or why nothing can be edited. */
static void
show_notice (SalPlanView *self, const SalPlan *plan)
{
  const char *path;
  const char *problem = sal_plan_editor_get_problem (self->editor, &path);
  gboolean is_editable = sal_plan_editor_is_editable (self->editor);
  g_autofree char *place = problem != NULL ? sal_plan_path_to_words (plan, path) : NULL;
  g_autofree char *text = NULL;

  gtk_widget_set_visible (self->notice_box, problem != NULL || !is_editable);
  if (problem != NULL)
    /* translators: a field of a plan, and what is wrong with it */
    text = g_strdup_printf (_ ("Not stored yet: %1$s: %2$s"), place, problem);
  else if (!is_editable)
    text = g_strdup (_ ("What was approved does not change: a change is a new version."));
  gtk_label_set_label (self->notice_label, text != NULL ? text : "");
  gtk_button_set_label (self->notice_button,
                        problem != NULL ? _ ("Discard Changes") : _ ("Edit as New Version…"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->notice_button),
                                  problem != NULL ? "plans.discard" : "plans.duplicate");
  if (problem != NULL)
    gtk_widget_add_css_class (self->notice_box, "error");
  else
    gtk_widget_remove_css_class (self->notice_box, "error");
}

static void
editor_changed_cb (SalPlanView *self)
{
  const SalPlan *plan = sal_plan_editor_get_plan (self->editor);

  if (plan == NULL)
    return;
  show_notice (self, plan);
  show_checks (self, plan);
  if (sal_plan_editor_get_problem (self->editor, NULL) == NULL)
    show_words (self, plan);
}

/* --- the header --- */

static const struct
{
  const char *status;
  const char *label;  /* of the next step */
  const char *action; /* (nullable): there is none */
} steps[] = {
  { SAL_PLAN_VERSION_DRAFT, N_ ("_Submit for Review…"), "plans.submit" },
  { SAL_PLAN_VERSION_IN_REVIEW, N_ ("_Approve…"), "plans.approve" },
  { SAL_PLAN_VERSION_APPROVED, N_ ("_Activate…"), "plans.activate" },
  { SAL_PLAN_VERSION_ACTIVE, N_ ("_Retire…"), "plans.retire" },
  { SAL_PLAN_VERSION_RETIRED, NULL, NULL },
};

static void
show_step (SalPlanView *self, const char *status)
{
  for (gsize i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      if (g_strcmp0 (steps[i].status, status) != 0)
        continue;
      gtk_widget_set_visible (GTK_WIDGET (self->step_button), steps[i].action != NULL);
      if (steps[i].action == NULL)
        return;
      gtk_button_set_label (self->step_button, _ (steps[i].label));
      gtk_actionable_set_action_name (GTK_ACTIONABLE (self->step_button), steps[i].action);
    }
}

static void
show_details (SalPlanView *self, SalRecord *version)
{
  g_autofree char *from = sal_date_format (sal_record_get_date (version, "effective_from"));
  g_autofree char *to = sal_date_format (sal_record_get_date (version, "effective_to"));
  const char *approver = sal_record_get_text (version, "approver");
  g_autoptr (GString) text = g_string_new (NULL);

  g_string_append_printf (
      text, "%s – %s · %s", from, to, sal_record_get_text (version, "currency"));
  if (approver != NULL)
    {
      g_string_append (text, " · ");
      /* translators: a name */
      g_string_append_printf (text, _ ("approved by %s"), approver);
    }
  gtk_label_set_label (self->details_label, text->str);
}

/* --- consequences --- */

/* (nullable) */
static GSettings *
get_settings (void)
{
  return sal_application_get_settings (SAL_APPLICATION (g_application_get_default ()));
}

/* Only what shows is found out. */
static void
update_active (SalPlanView *self)
{
  static const char *const tabs[] = { "components", "modelling", NULL };
  const char *tab =
      self->stack != NULL ? adw_view_stack_get_visible_child_name (self->stack) : NULL;

  if (self->consequences != NULL)
    sal_plan_consequences_set_active (self->consequences,
                                      gtk_widget_get_mapped (GTK_WIDGET (self)) &&
                                          (adw_flap_get_reveal_flap (self->flap) ||
                                           (tab != NULL && g_strv_contains (tabs, tab))));
}

/* Where there is no space for them, they come and go without anyone's choice. */
static void
revealed_cb (SalPlanView *self)
{
  GSettings *settings = get_settings ();

  if (settings != NULL && !adw_flap_get_folded (self->flap))
    g_settings_set_boolean (
        settings, "plan-consequences-shown", adw_flap_get_reveal_flap (self->flap));
  update_active (self);
}

static gboolean
is_wanted (void)
{
  GSettings *settings = get_settings ();

  return settings == NULL || g_settings_get_boolean (settings, "plan-consequences-shown");
}

/* Over the plan they show only when they are asked for. */
static void
folded_cb (SalPlanView *self)
{
  adw_flap_set_reveal_flap (self->flap, !adw_flap_get_folded (self->flap) && is_wanted ());
}

static void
simulating_cb (SalPlanConsequences *consequences, SalJob *job, SalPlanView *self)
{
  sal_window_add_job (GTK_WIDGET (self), job);
}

static void
years_asked_cb (SalPlanView *self)
{
  adw_view_stack_set_visible_child_name (self->stack, "modelling");
}

static void
sal_plan_view_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (sal_plan_view_parent_class)->map (widget);
  update_active (SAL_PLAN_VIEW (widget));
}

static void
sal_plan_view_unmap (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (sal_plan_view_parent_class)->unmap (widget);
  update_active (SAL_PLAN_VIEW (widget));
}

static void
sal_plan_view_dispose (GObject *object)
{
  SalPlanView *self = SAL_PLAN_VIEW (object);

  if (self->editor != NULL)
    g_signal_handlers_disconnect_by_data (self->editor, self);
  g_clear_object (&self->editor);
  if (self->consequences != NULL)
    g_signal_handlers_disconnect_by_data (self->consequences, self);
  g_clear_object (&self->consequences);

  G_OBJECT_CLASS (sal_plan_view_parent_class)->dispose (object);
}

static void
sal_plan_view_class_init (SalPlanViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sal_plan_view_dispose;

  widget_class->map = sal_plan_view_map;
  widget_class->unmap = sal_plan_view_unmap;

  g_type_ensure (SAL_TYPE_VIEW_SWITCHER);
  g_type_ensure (SAL_TYPE_PLAN_COMPONENT_VIEW);
  g_type_ensure (SAL_TYPE_PLAN_COST_PANEL);
  g_type_ensure (SAL_TYPE_PLAN_MODEL_VIEW);
  g_type_ensure (SAL_TYPE_PLAN_PART_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class, APP_PATH "/ui/sal-plan-view.ui");
#define BIND(name) gtk_widget_class_bind_template_child (widget_class, SalPlanView, name)
  BIND (title_label);
  BIND (status_label);
  BIND (details_label);
  BIND (step_button);
  BIND (notice_box);
  BIND (notice_label);
  BIND (notice_button);
  BIND (consequences_button);
  BIND (flap);
  BIND (cost_panel);
  BIND (model_view);
  BIND (stack);
  BIND (checks_page);
  BIND (component_view);
  BIND (rules_view);
  BIND (words_box);
  BIND (checks_list);
  BIND (sound_page);
  BIND (checks_stack);
#undef BIND
  gtk_widget_class_bind_template_callback (widget_class, check_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, copy_words_cb);
  gtk_widget_class_bind_template_callback (widget_class, update_active);
  gtk_widget_class_bind_template_callback (widget_class, years_asked_cb);
}

static void
sal_plan_view_init (SalPlanView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  adw_flap_set_reveal_flap (self->flap, is_wanted ());
  g_signal_connect_swapped (self->flap, "notify::reveal-flap", G_CALLBACK (revealed_cb), self);
  g_signal_connect_swapped (self->flap, "notify::folded", G_CALLBACK (folded_cb), self);
  g_object_bind_property (self->flap,
                          "reveal-flap",
                          self->consequences_button,
                          "active",
                          G_BINDING_BIDIRECTIONAL | G_BINDING_SYNC_CREATE);
}

void
sal_plan_view_set_consequences (SalPlanView *self, SalPlanConsequences *consequences)
{
  g_return_if_fail (self->consequences == NULL);

  self->consequences = g_object_ref (consequences);
  sal_plan_cost_panel_set_consequences (self->cost_panel, consequences);
  sal_plan_model_view_set_consequences (self->model_view, consequences);
  sal_plan_component_view_set_consequences (self->component_view, consequences);
  g_signal_connect (consequences, "simulating", G_CALLBACK (simulating_cb), self);
  update_active (self);
}

void
sal_plan_view_set_editor (SalPlanView *self, SalPlanEditor *editor)
{
  g_return_if_fail (self->editor == NULL);

  self->editor = g_object_ref (editor);
  sal_plan_component_view_set_editor (self->component_view, editor);
  sal_plan_part_view_set_editor (self->rules_view, editor);
  g_signal_connect_swapped (editor, "changed", G_CALLBACK (editor_changed_cb), self);
}

/**
 * sal_plan_view_show:
 * @self: a view whose editor shows the version
 * @version: a plan version
 * @versions: (element-type SalRecord): all versions
 *
 * Shows what is known of a version besides what its document says.
 */
void
sal_plan_view_show (SalPlanView *self, SalRecord *version, GPtrArray *versions)
{
  g_autofree char *name = sal_plan_version_get_name (version);

  gtk_label_set_label (self->title_label, name);
  gtk_label_set_label (self->status_label, sal_plan_version_get_state (version, sal_date_today ()));
  show_details (self, version);
  show_step (self, sal_record_get_text (version, "status"));
  sal_accessible_name_mnemonics (GTK_WIDGET (self->step_button));
  if (self->id != sal_record_get_id (version))
    {
      self->id = sal_record_get_id (version);
      sal_plan_component_view_choose (self->component_view, 0);
      sal_plan_part_view_show (self->rules_view, NULL);
    }
  if (self->consequences != NULL)
    sal_plan_cost_panel_set_versions (self->cost_panel, versions, version);
}

void
sal_plan_view_show_tab (SalPlanView *self, const char *name)
{
  adw_view_stack_set_visible_child_name (self->stack, name);
}

/* Whether something was entered that is not stored. */
gboolean
sal_plan_view_is_modified (SalPlanView *self)
{
  return (self->editor != NULL && sal_plan_editor_get_plan (self->editor) != NULL &&
          sal_plan_editor_get_problem (self->editor, NULL) != NULL) ||
         sal_plan_component_view_is_modified (self->component_view) ||
         sal_plan_part_view_is_modified (self->rules_view) ||
         sal_plan_cost_panel_is_modified (self->cost_panel);
}

void
sal_plan_view_discard (SalPlanView *self)
{
  sal_plan_component_view_discard (self->component_view);
  sal_plan_part_view_discard (self->rules_view);
  sal_plan_editor_discard (self->editor);
}
