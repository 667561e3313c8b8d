/* sal-stakeholders-tab.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-stakeholders-tab.h"

#include <glib/gi18n.h>

#include "sal-accessible.h"
#include "sal-date.h"
#include "sal-kinds.h"
#include "sal-stakeholder-gaps.h"
#include "sal-stakeholders-tab-private.h"

G_DEFINE_FINAL_TYPE (SalStakeholdersTab, sal_stakeholders_tab, SAL_TYPE_ACCOUNT_TAB)

/* --- what is missing --- */

static GtkWidget *
create_gap_row (const SalStakeholderGap *gap, const SalStakeholderMap *map)
{
  g_autofree char *text = sal_stakeholder_gap_to_text (gap, map);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *icon = gtk_image_new_from_icon_name ("dialog-warning-symbolic");
  GtkWidget *label = gtk_label_new (text);
  GtkWidget *row = gtk_list_box_row_new ();

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_set_margin_top (box, 6);
  gtk_widget_set_margin_bottom (box, 6);
  gtk_widget_set_margin_start (box, 6);
  gtk_widget_set_margin_end (box, 6);
  gtk_box_append (GTK_BOX (box), icon);
  gtk_box_append (GTK_BOX (box), label);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), gap->person >= 0);
  sal_accessible_set_label (row, text);

  return row;
}

static void
show_gaps (SalStakeholdersTab *self)
{
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (self->gaps_list, 0)) != NULL)
    gtk_list_box_remove (self->gaps_list, GTK_WIDGET (row));
  g_clear_pointer (&self->gaps, g_array_unref);
  self->gaps = sal_stakeholder_gaps_find (self->map);
  for (guint i = 0; i < self->gaps->len; i++)
    gtk_list_box_append (
        self->gaps_list,
        create_gap_row (&g_array_index (self->gaps, SalStakeholderGap, i), self->map));
  gtk_widget_set_visible (GTK_WIDGET (self->gaps_list), self->gaps->len > 0);
  gtk_label_set_label (GTK_LABEL (self->gaps_label),
                       self->gaps->len > 0 ? _ ("What Is Missing") : _ ("Nothing Is Missing"));
}

static void
gap_activated_cb (SalStakeholdersTab *self, GtkListBoxRow *row)
{
  const SalStakeholderGap *gap =
      &g_array_index (self->gaps, SalStakeholderGap, gtk_list_box_row_get_index (row));

  if (gap->person < 0)
    return;
  sal_stakeholder_view_set_person (self->view, (guint) gap->person);
}

/* --- who is chosen --- */

static void
person_chosen_cb (SalStakeholdersTab *self)
{
  guint person = sal_stakeholder_view_get_person (self->view);

  gtk_widget_set_visible (GTK_WIDGET (self->inspector), person != SAL_STAKEHOLDER_NOBODY);
  if (person != SAL_STAKEHOLDER_NOBODY && self->map != NULL)
    sal_stakeholder_inspector_show (self->inspector, self->map, person);
  sal_stakeholders_tab_update_actions (self);
}

static void
person_activated_cb (SalStakeholdersTab *self)
{
  adw_flap_set_reveal_flap (self->flap, TRUE);
  sal_stakeholder_inspector_focus (self->inspector);
}

static void
line_changed_cb (SalStakeholdersTab *self)
{
  g_autofree char *text = sal_stakeholder_view_describe_line (self->view);

  gtk_label_set_label (self->line_label, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->line_label), text != NULL);
}

/* --- reading --- */

static void
show_table (SalStakeholdersTab *self)
{
  g_autofree char *filter = NULL;

  if (self->map == NULL || self->map->plan == 0)
    return;
  if (self->table == NULL)
    {
      self->table = SAL_RECORD_TABLE (
          sal_record_table_new (sal_page_get_workspace (SAL_PAGE (self)), &sal_stakeholder_kind));
      adw_bin_set_child (self->table_bin, GTK_WIDGET (self->table));
    }
  filter = g_strdup_printf ("plan = %" G_GINT64_FORMAT, self->map->plan);
  sal_record_table_set_within (self->table, filter);
}

static void
table_toggled_cb (SalStakeholdersTab *self)
{
  gboolean table = gtk_toggle_button_get_active (self->table_button);

  if (table)
    show_table (self);
  adw_view_stack_set_visible_child_name (self->views, table ? "table" : "map");
}

static void
show_empty (SalStakeholdersTab *self)
{
  guint n = self->map->contacts->len;
  g_autofree char *label = g_strdup_printf (
      ngettext ("Add the %u _Contact of the Account", "Add All %u _Contacts of the Account", n), n);

  gtk_button_set_label (GTK_BUTTON (self->add_all_button), label);
  gtk_widget_set_visible (self->add_all_button, n > 0);
  sal_stakeholder_adder_fill (self->empty_adder, self->map);
  adw_view_stack_set_visible_child_name (self->stack, "empty");
}

static void
choose_awaited (SalStakeholdersTab *self)
{
  int person = sal_stakeholder_map_find (self->map, self->awaited);

  if (person < 0)
    return;
  self->awaited = 0;
  sal_stakeholder_view_set_person (self->view, (guint) person);
}

static void
show_map (SalStakeholdersTab *self, SalStakeholderMap *map)
{
  gboolean same_plan = self->map != NULL && self->map->plan == map->plan;

  g_clear_pointer (&self->map, sal_stakeholder_map_unref);
  self->map = sal_stakeholder_map_ref (map);
  sal_stakeholder_view_set_map (self->view, map);
  if (map->people->len == 0)
    {
      show_empty (self);
    }
  else
    {
      sal_stakeholder_adder_fill (self->adder, map);
      show_gaps (self);
      adw_view_stack_set_visible_child_name (self->stack, "map");
      if (!same_plan && gtk_toggle_button_get_active (self->table_button))
        show_table (self);
    }
  choose_awaited (self);
  sal_stakeholders_tab_update_actions (self);
}

static gpointer
read_map (SalConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  return sal_stakeholder_map_load (connection, *(gint64 *) data, sal_date_today (), error);
}

static void
taken (SalPage *page, gpointer map, const GError *error)
{
  SalStakeholdersTab *self = SAL_STAKEHOLDERS_TAB (page);
  g_autoptr (SalStakeholderMap) read = map;

  if (read != NULL)
    {
      show_map (self, read);
      return;
    }
  adw_status_page_set_description (self->problem_page, error->message);
  adw_view_stack_set_visible_child_name (self->stack, "problem");
}

/* Reads the map anew, or when it shows the next time. */
void
sal_stakeholders_tab_load (SalStakeholdersTab *self)
{
  gint64 account = sal_account_tab_get_account (SAL_ACCOUNT_TAB (self));

  if (account != 0)
    sal_store_reading_start (self->reading, account);
}

/* --- the page --- */

static void
sal_stakeholders_tab_show_account (SalAccountTab *tab, gint64 account)
{
  SalStakeholdersTab *self = SAL_STAKEHOLDERS_TAB (tab);

  self->awaited = 0;
  sal_stakeholder_inspector_discard (self->inspector);
  adw_view_stack_set_visible_child_name (self->stack, "loading");
  sal_stakeholders_tab_load (self);
}

static const char *
sal_stakeholders_tab_show_view (SalPage *page, guint index)
{
  SalStakeholdersTab *self = SAL_STAKEHOLDERS_TAB (page);

  switch (index)
    {
    case 0:
      gtk_toggle_button_set_active (self->table_button, FALSE);
      return "account-stakeholders";
    case 1:
      gtk_toggle_button_set_active (self->table_button, FALSE);
      sal_stakeholder_view_set_person (self->view, 0);
      return "account-stakeholder";
    case 2:
      gtk_toggle_button_set_active (self->table_button, TRUE);
      return "account-stakeholders-table";
    default:
      return NULL;
    }
}

static void
sal_stakeholders_tab_constructed (GObject *object)
{
  SalStakeholdersTab *self = SAL_STAKEHOLDERS_TAB (object);
  SalWorkspace *workspace = sal_page_get_workspace (SAL_PAGE (self));

  G_OBJECT_CLASS (sal_stakeholders_tab_parent_class)->constructed (object);

  self->store = g_object_ref (sal_workspace_get_store (workspace));
  self->reading = sal_store_reading_new (
      SAL_PAGE (self), read_map, (GDestroyNotify) sal_stakeholder_map_unref, taken);
  sal_stakeholder_inspector_set_workspace (self->inspector, workspace);
  sal_stakeholders_tab_update_actions (self);
}

static void
sal_stakeholders_tab_dispose (GObject *object)
{
  SalStakeholdersTab *self = SAL_STAKEHOLDERS_TAB (object);

  g_clear_pointer (&self->reading, sal_store_reading_stop);
  g_clear_object (&self->store);
  g_clear_pointer (&self->map, sal_stakeholder_map_unref);
  g_clear_pointer (&self->gaps, g_array_unref);

  G_OBJECT_CLASS (sal_stakeholders_tab_parent_class)->dispose (object);
}

static void
sal_stakeholders_tab_class_init (SalStakeholdersTabClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->constructed = sal_stakeholders_tab_constructed;
  G_OBJECT_CLASS (klass)->dispose = sal_stakeholders_tab_dispose;
  SAL_PAGE_CLASS (klass)->show_view = sal_stakeholders_tab_show_view;
  SAL_ACCOUNT_TAB_CLASS (klass)->show_account = sal_stakeholders_tab_show_account;

  g_type_ensure (SAL_TYPE_STAKEHOLDER_VIEW);
  g_type_ensure (SAL_TYPE_STAKEHOLDER_INSPECTOR);
  g_type_ensure (SAL_TYPE_STAKEHOLDER_ADDER);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               APP_PATH "/ui/sal-stakeholders-tab.ui");
#define BIND(name) gtk_widget_class_bind_template_child (widget_class, SalStakeholdersTab, name)
  BIND (stack);
  BIND (problem_page);
  BIND (add_all_button);
  BIND (empty_add_button);
  BIND (add_button);
  BIND (empty_adder);
  BIND (adder);
  BIND (views);
  BIND (table_bin);
  BIND (table_button);
  BIND (line_label);
  BIND (flap);
  BIND (view);
  BIND (gaps_label);
  BIND (gaps_list);
  BIND (inspector);
#undef BIND
  gtk_widget_class_bind_template_callback (widget_class, gap_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, person_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, person_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, line_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, table_toggled_cb);
  sal_stakeholders_tab_bind_actions (widget_class);
  sal_stakeholders_tab_bind_leaving (SAL_PAGE_CLASS (klass), widget_class);
}

static void
sal_stakeholders_tab_init (SalStakeholdersTab *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  sal_accessible_name_mnemonics (GTK_WIDGET (self));
}
