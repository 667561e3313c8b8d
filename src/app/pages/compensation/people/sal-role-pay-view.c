/* sal-role-pay-view.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-role-pay-view-private.h"

#include <glib/gi18n.h>

#include "sal-accessible.h"
#include "sal-date.h"
#include "sal-list-rows.h"
#include "sal-participants.h"
#include "sal-scroll-guard.h"

G_DEFINE_FINAL_TYPE (SalRolePayView, sal_role_pay_view, ADW_TYPE_BIN)

const SalRolePay *
sal_role_pay_view_get_role (SalRolePayView *self)
{
  for (guint i = 0; self->rows.roles != NULL && i < self->rows.roles->len; i++)
    if (g_strcmp0 (sal_role_pay_get_name (self->rows.roles->pdata[i]), self->chosen) == 0)
      return self->rows.roles->pdata[i];

  return NULL;
}

/* --- the role that shows --- */

/* Ramp profiles are records of their own, for quota and pay alike. */
static void
edit_ramp_cb (SalRolePayView *self)
{
  gtk_widget_activate_action (
      GTK_WIDGET (self), "win.show-record", "(sx)", "ramp_profile", G_GINT64_CONSTANT (0));
}

static void
show_norm (SalRolePayView *self, const SalRolePay *role)
{
  g_autofree char *mix = role->norm != NULL ? sal_pay_norm_to_text (role->norm) : NULL;
  g_autofree char *text = mix == NULL
                              ? g_strdup (_ ("No source says which pay mix is usual in this role."))
                              /* translators: a pay mix, for which role, and the source of that */
                              : g_strdup_printf (_ ("Usual is %s, for “%s”. Source: %s."),
                                                 mix,
                                                 _ (role->norm->label),
                                                 _ (role->norm->source));

  gtk_label_set_text (self->norm_label, text);
}

/* "Month 1: 25 % · Month 2: 50 %" */
static void
show_ramp (SalRolePayView *self, const SalRolePay *role)
{
  const GArray *ramps = self->list->source->ramps;
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < ramps->len; i++)
    {
      const SalPayRamp *ramp = &g_array_index (ramps, SalPayRamp, i);
      g_autofree char *share = NULL;

      if (g_strcmp0 (ramp->role, role->role) != 0)
        continue;
      share = sal_rate_format_percent (ramp->share, 0);
      /* translators: a month in a role, and a share of full productivity */
      g_string_append_printf (
          text, text->len > 0 ? _ (" · month %d: %s") : _ ("Month %d: %s"), ramp->month, share);
    }
  if (text->len == 0)
    g_string_append (text, _ ("None: who is new has the whole quota from the first day on"));
  adw_action_row_set_subtitle (self->ramp_row, text->str);
}

static void
person_activated_cb (GtkListBox *list, GtkListBoxRow *row, SalRolePayView *self)
{
  const gint64 *person = g_object_get_data (G_OBJECT (row), "person");

  gtk_widget_activate_action (GTK_WIDGET (self), "people.show-person", "x", *person);
}

static GtkWidget *
create_person_row (const SalParticipantEntry *entry)
{
  int mix = sal_participant_get_pay_mix (entry->participant);
  const char *state = sal_participant_state_get_label (
      (entry->states & SAL_PARTICIPANT_LESS_VARIABLE) != 0 ? SAL_PARTICIPANT_LESS_VARIABLE
                                                           : SAL_PARTICIPANT_MORE_VARIABLE);
  g_autofree char *subtitle = g_strdup_printf ("%d/%d · %s", mix, 100 - mix, state);
  GtkWidget *row = sal_list_rows_new_text (entry->name, subtitle);

  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                             gtk_image_new_from_icon_name ("go-next-symbolic"));
  g_object_set_data_full (
      G_OBJECT (row), "person", g_memdup2 (&entry->person, sizeof entry->person), g_free);

  return row;
}

static void
show_people_outside (SalRolePayView *self, const SalRolePay *role)
{
  sal_list_rows_remove_all (self->outside_list);
  for (guint i = 0; i < role->entries->len; i++)
    {
      const SalParticipantEntry *entry = role->entries->pdata[i];

      if ((entry->states & (SAL_PARTICIPANT_LESS_VARIABLE | SAL_PARTICIPANT_MORE_VARIABLE)) != 0)
        gtk_list_box_append (self->outside_list, create_person_row (entry));
    }
  gtk_widget_set_visible (GTK_WIDGET (self->outside_list), role->n_outside > 0);
}

static void
show_role (SalRolePayView *self, gboolean is_other)
{
  const SalRolePay *role = sal_role_pay_view_get_role (self);

  gtk_widget_set_visible (self->details, role != NULL);
  if (role == NULL)
    return;
  self->filling = TRUE;
  gtk_label_set_text (self->role_label, sal_role_pay_get_name (role));
  show_norm (self, role);
  show_ramp (self, role);
  show_people_outside (self, role);
  if (is_other)
    gtk_adjustment_set_value (self->raise_adjustment, 0);
  if (is_other || !self->moved)
    {
      self->moved = FALSE;
      gtk_adjustment_set_value (self->base_adjustment, MAX (role->base_median, 0));
    }
  self->filling = FALSE;
  sal_role_pay_view_show_problem (self, NULL);
  sal_role_pay_view_update_consequences (self);
}

static void
selection_changed_cb (SalRolePayView *self)
{
  g_autoptr (GArray) selected = NULL;
  const SalRolePay *role;

  if (self->filling || self->rows.roles == NULL)
    return;
  selected = sal_index_table_list_selected (self->table);
  if (selected->len == 0)
    return;
  role = self->rows.roles->pdata[g_array_index (selected, guint, 0)];
  if (g_strcmp0 (self->chosen, sal_role_pay_get_name (role)) == 0)
    return;
  g_free (self->chosen);
  self->chosen = g_strdup (sal_role_pay_get_name (role));
  show_role (self, TRUE);
}

/* --- the view --- */

static void
select_chosen (SalRolePayView *self)
{
  g_autoptr (GtkBitset) rows = gtk_bitset_new_empty ();

  for (guint i = 0; i < self->rows.roles->len; i++)
    if (self->rows.roles->pdata[i] == sal_role_pay_view_get_role (self))
      gtk_bitset_add (rows, i);
  sal_index_table_select (self->table, rows);
}

/**
 * sal_role_pay_view_clear:
 * @self: a view
 *
 * Shows nothing: the list that was shown may go.
 */
void
sal_role_pay_view_clear (SalRolePayView *self)
{
  self->filling = TRUE;
  if (self->table != NULL)
    sal_index_table_clear (self->table);
  g_clear_pointer (&self->rows.roles, g_ptr_array_unref);
  self->list = NULL;
  self->filling = FALSE;
}

/**
 * sal_role_pay_view_show:
 * @self: a view
 * @workspace: a workspace whose pay is open
 * @list: who takes part in plans
 *
 * Shows the roles of the people in @list; what is being tried stays.
 */
void
sal_role_pay_view_show (SalRolePayView *self,
                        SalWorkspace *workspace,
                        const SalParticipantList *list)
{
  gboolean is_other = FALSE;

  sal_role_pay_view_clear (self);
  g_set_object (&self->workspace, workspace);
  self->list = list;
  self->rows.roles = sal_role_pay_list (list);
  self->rows.currency = list->source->currency;
  if (sal_role_pay_view_get_role (self) == NULL && self->rows.roles->len > 0)
    {
      g_free (self->chosen);
      self->chosen = g_strdup (sal_role_pay_get_name (self->rows.roles->pdata[0]));
      is_other = TRUE;
    }
  self->filling = TRUE;
  sal_index_table_fill (self->table, NULL, self->rows.roles->len);
  select_chosen (self);
  self->filling = FALSE;
  gtk_widget_set_visible (self->apply_box,
                          !sal_store_is_read_only (sal_workspace_get_pay_store (workspace)));
  show_role (self, is_other);
}

static void
sal_role_pay_view_dispose (GObject *object)
{
  SalRolePayView *self = SAL_ROLE_PAY_VIEW (object);

  if (self->table != NULL)
    sal_role_pay_view_clear (self);
  self->table = NULL;
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (sal_role_pay_view_parent_class)->dispose (object);
}

static void
sal_role_pay_view_finalize (GObject *object)
{
  g_free (SAL_ROLE_PAY_VIEW (object)->chosen);

  G_OBJECT_CLASS (sal_role_pay_view_parent_class)->finalize (object);
}

static void
sal_role_pay_view_class_init (SalRolePayViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sal_role_pay_view_dispose;
  G_OBJECT_CLASS (klass)->finalize = sal_role_pay_view_finalize;

  g_type_ensure (SAL_TYPE_INDEX_TABLE);
  g_type_ensure (SAL_TYPE_DATE_ENTRY);
  gtk_widget_class_set_template_from_resource (widget_class, APP_PATH "/ui/sal-role-pay-view.ui");
#define BIND(name) gtk_widget_class_bind_template_child (widget_class, SalRolePayView, name)
  BIND (table);
  BIND (details);
  BIND (role_label);
  BIND (norm_label);
  BIND (ramp_row);
  BIND (outside_list);
  BIND (base_adjustment);
  BIND (raise_adjustment);
  BIND (base_pay_label);
  BIND (variable_label);
  BIND (cost_label);
  BIND (outside_label);
  BIND (apply_box);
  BIND (from_entry);
  BIND (apply_button);
  BIND (problem_label);
#undef BIND
  gtk_widget_class_bind_template_callback (widget_class, selection_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, person_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, edit_ramp_cb);
  sal_role_pay_view_install_what_if (widget_class);
}

/* Next month's first day, as a change of pay usually has. */
static gint32
propose_day (void)
{
  gint32 today = sal_date_today ();
  int year, month, day;

  sal_date_to_ymd (today, &year, &month, &day);

  return sal_date_add_months (sal_date_from_ymd (year, month, 1), 1);
}

static void
sal_role_pay_view_init (SalRolePayView *self)
{
  g_autofree char *day = sal_date_format (propose_day ());

  gtk_widget_init_template (GTK_WIDGET (self));
  sal_index_table_set_source (self->table, &sal_role_pay_cells, &self->rows);
  sal_index_table_set_label (self->table, _ ("Roles"));
  sal_role_pay_cells_set_columns (self->table);
  sal_date_entry_set_label (self->from_entry, _ ("From"));
  sal_date_entry_set_text (self->from_entry, day);
  sal_scroll_guard_add (GTK_WIDGET (self));
}
