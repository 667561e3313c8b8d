/* sal-staffing-table.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-staffing-table.h"

#include <math.h>

#include <glib/gi18n.h>

#include "sal-accessible.h"
#include "sal-number.h"

/* --- rows --- */

/* A territory; what is said of it is in the plan. */
#define SAL_TYPE_STAFFING_ITEM (sal_staffing_item_get_type ())
G_DECLARE_FINAL_TYPE (SalStaffingItem, sal_staffing_item, SAL, STAFFING_ITEM, GObject)

struct _SalStaffingItem
{
  GObject parent_instance;

  const char *name; /* of the design, which the table keeps */
  const char *now;  /* likewise of the question */
  const char *then;
  SalStaffingLine line;
};

G_DEFINE_FINAL_TYPE (SalStaffingItem, sal_staffing_item, G_TYPE_OBJECT)

static void
sal_staffing_item_class_init (SalStaffingItemClass *klass)
{
}

static void
sal_staffing_item_init (SalStaffingItem *self)
{
}

/* --- the table --- */

enum
{
  TERRITORY,
  PERSON_NOW,
  PERSON_THEN,
  N_TEXTS,
  KM_NOW = N_TEXTS,
  KM_THEN,
  KEPT_NOW,
  KEPT_THEN,
  N_COLUMNS,
};

struct _SalStaffingTable
{
  AdwBin parent_instance;

  SalTerritoryDesign *design;
  SalDesignStaffing *staffing;
  GListStore *items;

  GtkColumnView *view;
};

G_DEFINE_FINAL_TYPE (SalStaffingTable, sal_staffing_table, ADW_TYPE_BIN)

static const char *
text_of (const SalStaffingItem *item, guint column)
{
  return column == TERRITORY ? item->name : column == PERSON_NOW ? item->now : item->then;
}

/* NAN: unknown */
static double
number_of (const SalStaffingItem *item, guint column)
{
  const SalStaffingLine *line = &item->line;

  switch (column)
    {
    case KM_NOW:
      return line->now_km;
    case KM_THEN:
      return line->then_km;
    case KEPT_NOW:
      return line->whole > 0 ? 100 * line->kept_now / line->whole : NAN;
    default:
      return line->whole > 0 ? 100 * line->kept_then / line->whole : NAN;
    }
}

static char *
format (const SalStaffingItem *item, guint column)
{
  double number;
  g_autofree char *text = NULL;

  if (column < N_TEXTS)
    return g_strdup (text_of (item, column));
  number = number_of (item, column);
  if (isnan (number))
    return g_strdup ("–");
  text = sal_number_format (number, 0);

  return column < KEPT_NOW ? g_strdup_printf (_ ("%s km"), text) : g_strdup_printf ("%s %%", text);
}

static guint
column_of (gpointer data)
{
  return GPOINTER_TO_UINT (data);
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer data)
{
  GtkWidget *label = gtk_inscription_new (NULL);

  gtk_inscription_set_xalign (GTK_INSCRIPTION (label), column_of (data) < N_TEXTS ? 0 : 1);
  gtk_inscription_set_text_overflow (GTK_INSCRIPTION (label),
                                     GTK_INSCRIPTION_OVERFLOW_ELLIPSIZE_END);
  if (column_of (data) >= N_TEXTS)
    gtk_widget_add_css_class (label, "numeric");
  gtk_list_item_set_child (item, label);
}

static void
set_bold (GtkInscription *inscription, gboolean is_bold)
{
  PangoAttrList *attributes = is_bold ? pango_attr_list_new () : NULL;

  if (is_bold)
    pango_attr_list_insert (attributes, pango_attr_weight_new (PANGO_WEIGHT_BOLD));
  gtk_inscription_set_attributes (inscription, attributes);
  g_clear_pointer (&attributes, pango_attr_list_unref);
}

/* What changes stands out, also in what a row is called. */
static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, gpointer data)
{
  const SalStaffingItem *item = gtk_list_item_get_item (list_item);
  GtkWidget *label = gtk_list_item_get_child (list_item);
  g_autofree char *text = format (item, column_of (data));
  gboolean changes = g_strcmp0 (item->now, item->then) != 0;
  g_autofree char *name = changes ? g_strdup_printf ("%s: %s → %s", text, item->now, item->then)
                                  : g_strdup_printf ("%s: %s", text, item->now);

  gtk_inscription_set_text (GTK_INSCRIPTION (label), text);
  gtk_widget_set_tooltip_text (label, column_of (data) < N_TEXTS ? text : NULL);
  set_bold (GTK_INSCRIPTION (label), column_of (data) == PERSON_THEN && changes);
  if (column_of (data) == TERRITORY)
    sal_accessible_name_row (label, name);
}

/* What is not known comes last. */
static int
compare_cb (gconstpointer one, gconstpointer other, gpointer data)
{
  guint column = column_of (data);
  double a, b;

  if (column < N_TEXTS)
    return g_utf8_collate (text_of (one, column), text_of (other, column));
  a = number_of (one, column);
  b = number_of (other, column);
  if (isnan (a) || isnan (b))
    return isnan (a) - isnan (b);

  return (a > b) - (a < b);
}

static void
add_column (SalStaffingTable *self, guint index, const char *title)
{
  static const int widths[] = {
    [TERRITORY] = 112, [PERSON_NOW] = 128, [PERSON_THEN] = 128, [KM_NOW] = 88,
    [KM_THEN] = 88,    [KEPT_NOW] = 88,    [KEPT_THEN] = 88,
  };
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkColumnViewColumn) column = gtk_column_view_column_new (title, factory);
  g_autoptr (GtkSorter) sorter =
      GTK_SORTER (gtk_custom_sorter_new (compare_cb, GUINT_TO_POINTER (index), NULL));

  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), GUINT_TO_POINTER (index));
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), GUINT_TO_POINTER (index));
  gtk_column_view_column_set_sorter (column, sorter);
  gtk_column_view_column_set_resizable (column, TRUE);
  gtk_column_view_column_set_expand (column, index < N_TEXTS);
  gtk_column_view_column_set_fixed_width (column, widths[index]);
  gtk_column_view_append_column (self->view, column);
}

static void
add_columns (SalStaffingTable *self)
{
  static const char *const titles[] = {
    [TERRITORY] = N_ ("Territory"), [PERSON_NOW] = N_ ("Who Now"),  [PERSON_THEN] = N_ ("Who Then"),
    [KM_NOW] = N_ ("Travel Now"),   [KM_THEN] = N_ ("Travel Then"), [KEPT_NOW] = N_ ("Kept Now"),
    [KEPT_THEN] = N_ ("Kept Then"),
  };

  for (guint i = 0; i < N_COLUMNS; i++)
    add_column (self, i, _ (titles[i]));
}

static void
sal_staffing_table_dispose (GObject *object)
{
  SalStaffingTable *self = SAL_STAFFING_TABLE (object);

  g_clear_object (&self->items);
  g_clear_pointer (&self->staffing, sal_design_staffing_unref);
  g_clear_pointer (&self->design, sal_territory_design_unref);

  G_OBJECT_CLASS (sal_staffing_table_parent_class)->dispose (object);
}

static void
sal_staffing_table_class_init (SalStaffingTableClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sal_staffing_table_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, APP_PATH "/ui/sal-staffing-table.ui");
  gtk_widget_class_bind_template_child (widget_class, SalStaffingTable, view);
}

static void
sal_staffing_table_init (SalStaffingTable *self)
{
  GtkSortListModel *sorted;
  GtkSelectionModel *selection;

  gtk_widget_init_template (GTK_WIDGET (self));
  self->items = g_list_store_new (SAL_TYPE_STAFFING_ITEM);
  add_columns (self);
  sorted = gtk_sort_list_model_new (g_object_ref (G_LIST_MODEL (self->items)),
                                    g_object_ref (gtk_column_view_get_sorter (self->view)));
  selection = GTK_SELECTION_MODEL (gtk_no_selection_new (G_LIST_MODEL (sorted)));
  gtk_column_view_set_model (self->view, selection);
  g_object_unref (selection);
}

static const char *
get_holder (const SalDesignStaffing *staffing, gint32 position)
{
  const SalStaffingPosition *found;

  if (position == SAL_STAFFING_NONE)
    return _ ("Nobody");
  found = sal_design_staffing_get_position (staffing, (guint) position);

  return found->holder != NULL ? found->holder : _ ("Vacant");
}

static SalStaffingItem *
create_item (const SalTerritoryDesign *design,
             const SalDesignStaffing *staffing,
             const SalStaffingPlan *plan,
             guint territory)
{
  SalStaffingItem *item = g_object_new (SAL_TYPE_STAFFING_ITEM, NULL);

  item->name = sal_territory_design_get_territory (design, territory)->name;
  item->now = get_holder (staffing, plan->lines[territory].now);
  item->then = get_holder (staffing, plan->lines[territory].then);
  item->line = plan->lines[territory];

  return item;
}

/**
 * sal_staffing_table_show:
 * @self: the table
 * @design: a design
 * @staffing: the question about it
 * @plan: the answer
 *
 * Shows who would have what, what changes first; what the table showed before is gone.
 */
void
sal_staffing_table_show (SalStaffingTable *self,
                         SalTerritoryDesign *design,
                         SalDesignStaffing *staffing,
                         const SalStaffingPlan *plan)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < 2 * plan->n_lines; i++)
    {
      guint t = i % plan->n_lines;

      if ((plan->lines[t].now != plan->lines[t].then) == (i < plan->n_lines))
        g_ptr_array_add (items, create_item (design, staffing, plan, t));
    }
  g_list_store_splice (self->items,
                       0,
                       g_list_model_get_n_items (G_LIST_MODEL (self->items)),
                       items->pdata,
                       items->len);

  /* the names of items that are gone are needed no more */
  sal_territory_design_ref (design);
  g_clear_pointer (&self->design, sal_territory_design_unref);
  self->design = design;
  sal_design_staffing_ref (staffing);
  g_clear_pointer (&self->staffing, sal_design_staffing_unref);
  self->staffing = staffing;
}
