/* sal-territory-table.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-territory-table-private.h"

#include <string.h>

#include <glib/gi18n.h>

#include "sal-accessible.h"
#include "sal-number.h"

enum
{
  AREA_ACTIVATED,
  AREAS_SELECTED,
  ACCOUNT_ACTIVATED,
  ACCOUNTS_SELECTED,
  FINDING_ACTIVATED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SalTerritoryTable, sal_territory_table, ADW_TYPE_BIN)

/* --- columns --- */

static SalIndexColumn
describe_measure (const SalAreaMeasure *measure)
{
  return (SalIndexColumn){ .title = measure->label, .is_number = TRUE, .width = 110 };
}

/* Designs of other geographies have other measures. */
static void
set_area_columns (SalTerritoryTable *self)
{
  guint n_columns = AREA_N_TEXTS + sal_territory_design_get_n_measures (self->design);
  g_autofree SalIndexColumn *columns = g_new0 (SalIndexColumn, n_columns);

  if (self->n_columns == n_columns)
    return;

  columns[AREA_NAME] = (SalIndexColumn){ .title = _ ("Area"), .expands = TRUE, .width = 180 };
  columns[AREA_STATE] = (SalIndexColumn){ .title = _ ("State"), .width = 110 };
  columns[AREA_TERRITORY] = (SalIndexColumn){ .title = _ ("Territory"), .width = 110 };
  for (guint i = AREA_N_TEXTS; i < n_columns; i++)
    columns[i] =
        describe_measure (sal_territory_design_get_measure (self->design, i - AREA_N_TEXTS));
  sal_index_table_set_columns (self->area_table, columns, n_columns);
  self->n_columns = n_columns;
}

static void
set_account_columns (SalTerritoryTable *self)
{
  const SalIndexColumn columns[] = {
    [ACCOUNT_NAME] = { _ ("Account"), FALSE, TRUE, 180 },
    [ACCOUNT_TERRITORY] = { _ ("Territory"), FALSE, FALSE, 110 },
    [ACCOUNT_WHY] = { _ ("Why It Is There"), FALSE, FALSE, 110 },
    [ACCOUNT_SHARE] = { _ ("Share"), TRUE, FALSE, 70 },
    [ACCOUNT_UNTIL] = { _ ("Held Over Until"), TRUE, FALSE, 110 },
    [ACCOUNT_REVENUE] = { _ ("Revenue"), TRUE, FALSE, 110 },
    [ACCOUNT_PIPELINE] = { _ ("Open Pipeline"), TRUE, FALSE, 110 },
    [ACCOUNT_OPPORTUNITIES] = { _ ("Open Opportunities"), TRUE, FALSE, 110 },
  };

  sal_index_table_set_columns (self->account_table, columns, G_N_ELEMENTS (columns));
}

/* --- what is asked of it --- */

static void
area_activated_cb (SalTerritoryTable *self, guint area)
{
  g_signal_emit (self, signals[AREA_ACTIVATED], 0, area);
}

static void
account_activated_cb (SalTerritoryTable *self, guint account)
{
  g_signal_emit (self, signals[ACCOUNT_ACTIVATED], 0, account);
}

static void
change_activated_cb (SalTerritoryTable *self, guint index)
{
  g_signal_emit (self, signals[FINDING_ACTIVATED], 0, FALSE, index);
}

static void
warning_activated_cb (SalTerritoryTable *self, guint index)
{
  g_signal_emit (self, signals[FINDING_ACTIVATED], 0, TRUE, index);
}

static SalIndexTable *
get_visible_table (SalTerritoryTable *self)
{
  GtkWidget *child = gtk_stack_get_visible_child (self->stack);

  return SAL_IS_FINDING_TABLE (child) ? sal_finding_table_get_table (SAL_FINDING_TABLE (child))
                                      : SAL_INDEX_TABLE (child);
}

static void
visible_child_cb (SalTerritoryTable *self)
{
  if (gtk_widget_in_destruction (GTK_WIDGET (self)) || self->sort_button == NULL)
    return;
  gtk_widget_set_visible (self->account_button, get_visible_table (self) == self->account_table);
  sal_index_table_set_sort_button (get_visible_table (self), self->sort_button);
}

static void
sal_territory_table_dispose (GObject *object)
{
  SalTerritoryTable *self = SAL_TERRITORY_TABLE (object);

  if (self->area_table != NULL)
    {
      self->is_selecting = TRUE;
      sal_index_table_clear (self->area_table);
      sal_index_table_clear (self->account_table);
    }
  self->area_table = NULL;
  g_clear_pointer (&self->design, sal_territory_design_unref);
  g_clear_pointer (&self->selected, g_free);

  G_OBJECT_CLASS (sal_territory_table_parent_class)->dispose (object);
}

static void
sal_territory_table_class_init (SalTerritoryTableClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GType type = SAL_TYPE_TERRITORY_TABLE;

  G_OBJECT_CLASS (klass)->dispose = sal_territory_table_dispose;

  signals[AREA_ACTIVATED] = g_signal_new (
      "area-activated", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
  signals[AREAS_SELECTED] = g_signal_new (
      "areas-selected", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_ARRAY);
  signals[ACCOUNT_ACTIVATED] = g_signal_new ("account-activated",
                                             type,
                                             G_SIGNAL_RUN_LAST,
                                             0,
                                             NULL,
                                             NULL,
                                             NULL,
                                             G_TYPE_NONE,
                                             1,
                                             G_TYPE_UINT);
  signals[ACCOUNTS_SELECTED] = g_signal_new (
      "accounts-selected", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[FINDING_ACTIVATED] = g_signal_new ("finding-activated",
                                             type,
                                             G_SIGNAL_RUN_LAST,
                                             0,
                                             NULL,
                                             NULL,
                                             NULL,
                                             G_TYPE_NONE,
                                             2,
                                             G_TYPE_BOOLEAN,
                                             G_TYPE_UINT);

  g_type_ensure (SAL_TYPE_FINDING_TABLE);
  g_type_ensure (SAL_TYPE_INDEX_TABLE);

  gtk_widget_class_set_template_from_resource (widget_class, APP_PATH "/ui/sal-territory-table.ui");
  gtk_widget_class_bind_template_child (widget_class, SalTerritoryTable, stack);
  gtk_widget_class_bind_template_child (widget_class, SalTerritoryTable, area_table);
  gtk_widget_class_bind_template_child (widget_class, SalTerritoryTable, account_table);
  gtk_widget_class_bind_template_child (widget_class, SalTerritoryTable, sort_button);
  gtk_widget_class_bind_template_child (widget_class, SalTerritoryTable, account_button);
  gtk_widget_class_bind_template_child (widget_class, SalTerritoryTable, change_table);
  gtk_widget_class_bind_template_child (widget_class, SalTerritoryTable, warning_table);
  gtk_widget_class_bind_template_callback (widget_class, change_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, warning_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, visible_child_cb);
  gtk_widget_class_bind_template_callback (widget_class, area_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, account_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, sal_territory_table_areas_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, sal_territory_table_accounts_selected_cb);
}

static void
sal_territory_table_init (SalTerritoryTable *self)
{
  const char *const changes[] = { _ ("What Moves"), _ ("Kind"), _ ("From"), _ ("To"), NULL };
  const char *const warnings[] = { _ ("About"), _ ("Warning"), NULL };

  gtk_widget_init_template (GTK_WIDGET (self));
  sal_index_table_set_source (self->area_table, &sal_territory_area_source, self);
  sal_index_table_set_source (self->account_table, &sal_territory_account_source, self);
  set_account_columns (self);
  sal_finding_table_set_columns (self->change_table, _ ("Changes"), changes);
  sal_finding_table_set_columns (self->warning_table, _ ("Warnings"), warnings);
  visible_child_cb (self);
  sal_accessible_name_mnemonics (GTK_WIDGET (self));
}

/* --- what shows --- */

static gboolean
has_account (SalTerritoryTable *self, guint account)
{
  guint n_accounts, n_shares;
  guint area = sal_territory_design_get_accounts (self->design, &n_accounts)[account].area;
  const SalDesignShare *shares =
      sal_territory_design_find_shares (self->design, account, &n_shares);

  /* without areas, that is how those of no territory are found */
  if (sal_territory_design_get_n_areas (self->design) == 0)
    return TRUE;
  if (self->territory == SAL_TERRITORY_NONE)
    return area != SAL_GEOGRAPHY_NONE && self->selected[area];
  for (guint i = 0; i < n_shares; i++)
    if (shares[i].territory == self->territory)
      return TRUE;

  return sal_territory_design_get_account_territory (self->design, account, NULL) ==
         self->territory;
}

/* Alignments of accounts only have no areas. */
static void
show_area_page (SalTerritoryTable *self)
{
  gboolean has_areas = sal_territory_design_get_n_areas (self->design) > 0;
  GtkWidget *page = gtk_stack_get_child_by_name (self->stack, "areas");

  gtk_stack_page_set_visible (gtk_stack_get_page (self->stack, page), has_areas);
  if (!has_areas && g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "areas") == 0)
    gtk_stack_set_visible_child_name (self->stack, "accounts");
}

static void
fill_accounts (SalTerritoryTable *self)
{
  g_autoptr (GArray) accounts = g_array_new (FALSE, FALSE, sizeof (guint));
  guint n_accounts;

  sal_territory_design_get_accounts (self->design, &n_accounts);
  for (guint i = 0; i < n_accounts; i++)
    {
      if (has_account (self, i))
        g_array_append_val (accounts, i);
    }
  sal_index_table_fill (self->account_table, (const guint *) accounts->data, accounts->len);
}

/* What is below the pointer of somebody who selects rows stays there. */
static void
fill_areas (SalTerritoryTable *self, gint32 territory)
{
  const gint32 *assignment = sal_territory_design_get_assignment (self->design);
  g_autoptr (GArray) areas = g_array_new (FALSE, FALSE, sizeof (guint));

  if (self->is_selecting)
    return;

  for (guint area = 0; area < sal_territory_design_get_n_areas (self->design); area++)
    {
      if (assignment[area] == territory || self->selected[area])
        g_array_append_val (areas, area);
    }
  self->is_selecting = TRUE;
  sal_index_table_fill (self->area_table, (const guint *) areas->data, areas->len);
  self->is_selecting = FALSE;
}

void
sal_territory_table_show (SalTerritoryTable *self,
                          SalTerritoryDesign *design,
                          SalFacts *facts,
                          gint32 territory,
                          const guint8 *selected,
                          gboolean of_selection)
{
  guint n_areas = sal_territory_design_get_n_areas (design);
  g_autoptr (SalIdMap) accounts =
      self->design != NULL ? sal_territory_table_remember_accounts (self) : sal_id_map_new (1);

  sal_territory_design_ref (design);
  g_clear_pointer (&self->design, sal_territory_design_unref);
  self->design = design;
  self->facts = facts;
  self->territory = of_selection ? SAL_TERRITORY_NONE : territory;
  g_free (self->selected);
  self->selected = g_new0 (guint8, MAX (n_areas, 1));
  if (selected != NULL)
    memcpy (self->selected, selected, n_areas);
  show_area_page (self);
  set_area_columns (self);
  fill_areas (self, territory);
  fill_accounts (self);
  sal_territory_table_show_selected_areas (self);
  sal_territory_table_select_accounts (self, accounts);
}

/* @title: with a place for the number of findings. */
static void
show_findings (SalTerritoryTable *self,
               SalFindingTable *table,
               GPtrArray *rows,
               const char *empty,
               const char *title)
{
  g_autofree char *number = sal_number_format (rows->len, 0);
  g_auto (GStrv) parts = g_strsplit (title, "%s", 2);
  g_autofree char *text = g_strjoinv (number, parts);

  sal_finding_table_fill (table, rows, empty);
  gtk_stack_page_set_title (gtk_stack_get_page (self->stack, GTK_WIDGET (table)), text);
}

void
sal_territory_table_show_changes (SalTerritoryTable *self, GPtrArray *rows, const char *empty)
{
  /* translators: a number */
  show_findings (self, self->change_table, rows, empty, _ ("Changes (%s)"));
}

void
sal_territory_table_show_warnings (SalTerritoryTable *self, GPtrArray *rows, const char *empty)
{
  /* translators: a number */
  show_findings (self, self->warning_table, rows, empty, _ ("Warnings (%s)"));
}

void
sal_territory_table_focus_accounts (SalTerritoryTable *self)
{
  gtk_stack_set_visible_child_name (self->stack, "accounts");
  gtk_widget_child_focus (GTK_WIDGET (self->account_table), GTK_DIR_TAB_FORWARD);
}
