/* sal-staffing-table.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-staffing-table.h"

#include <math.h>
#include <string.h>

#include <glib/gi18n.h>

#include "sal-index-table.h"
#include "sal-number.h"
#include "sal-text.h"

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
};

struct _SalStaffingTable
{
  AdwBin parent_instance;

  SalTerritoryDesign *design;
  SalDesignStaffing *staffing;
  SalStaffingLine *lines; /* by territory, which are the rows */

  SalIndexTable *view;
};

G_DEFINE_FINAL_TYPE (SalStaffingTable, sal_staffing_table, ADW_TYPE_BIN)

static const char *
get_holder (const SalStaffingTable *self, gint32 position)
{
  const SalStaffingPosition *found;

  if (position == SAL_STAFFING_NONE)
    return _ ("Nobody");
  found = sal_design_staffing_get_position (self->staffing, (guint) position);

  return found->holder != NULL ? found->holder : _ ("Vacant");
}

static const char *
text_of (const SalStaffingTable *self, guint territory, guint column)
{
  const SalStaffingLine *line = &self->lines[territory];

  if (column == TERRITORY)
    return sal_territory_design_get_territory (self->design, territory)->name;

  return get_holder (self, column == PERSON_NOW ? line->now : line->then);
}

/* NAN: unknown */
static double
number_of (const SalStaffingTable *self, guint territory, guint column)
{
  const SalStaffingLine *line = &self->lines[territory];

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
format (gpointer data, guint territory, guint column)
{
  double number;
  g_autofree char *text = NULL;

  if (column < N_TEXTS)
    return g_strdup (text_of (data, territory, column));
  number = number_of (data, territory, column);
  if (isnan (number))
    return g_strdup ("–");
  text = sal_number_format (number, 0);

  return column < KEPT_NOW ? g_steal_pointer (&text) : g_strdup_printf (_ ("%s %%"), text);
}

static char *
write_cell (gpointer data, guint territory, guint column)
{
  double number;

  if (column < N_TEXTS)
    return g_strdup (text_of (data, territory, column));
  number = number_of (data, territory, column);

  return isnan (number) ? g_strdup ("") : sal_text_from_double (number);
}

/* What is not known comes last. */
static int
compare (gpointer data, guint territory, guint other, guint column)
{
  double a, b;

  if (column < N_TEXTS)
    return g_utf8_collate (text_of (data, territory, column), text_of (data, other, column));
  a = number_of (data, territory, column);
  b = number_of (data, other, column);
  if (isnan (a) || isnan (b))
    return isnan (a) - isnan (b);

  return (a > b) - (a < b);
}

static gboolean
changes (const SalStaffingTable *self, guint territory)
{
  return strcmp (text_of (self, territory, PERSON_NOW), text_of (self, territory, PERSON_THEN)) !=
         0;
}

/* What changes stands out, also in what a row is called. */
static gboolean
is_strong (gpointer data, guint territory, guint column)
{
  return column == PERSON_THEN && changes (data, territory);
}

static char *
name_row (gpointer data, guint territory)
{
  const char *name = text_of (data, territory, TERRITORY);
  const char *now = text_of (data, territory, PERSON_NOW);

  return changes (data, territory)
             ? g_strdup_printf ("%s: %s → %s", name, now, text_of (data, territory, PERSON_THEN))
             : g_strdup_printf ("%s: %s", name, now);
}

static const SalIndexSource cells = {
  .format = format,
  .compare = compare,
  .write = write_cell,
  .name = name_row,
  .is_strong = is_strong,
};

static void
set_columns (SalStaffingTable *self)
{
  const SalIndexColumn columns[] = {
    [TERRITORY] = { _ ("Territory"), FALSE, TRUE, 112 },
    [PERSON_NOW] = { _ ("Who Now"), FALSE, TRUE, 112 },
    [PERSON_THEN] = { _ ("Who Then"), FALSE, TRUE, 112 },
    [KM_NOW] = { _ ("Km Now"), TRUE, FALSE, 66, TRUE },
    [KM_THEN] = { _ ("Km Then"), TRUE, FALSE, 70, TRUE },
    [KEPT_NOW] = { _ ("Kept Now"), TRUE, FALSE, 80, TRUE },
    [KEPT_THEN] = { _ ("Kept Then"), TRUE, FALSE, 86, TRUE },
  };

  sal_index_table_set_columns (self->view, columns, G_N_ELEMENTS (columns));
}

static void
sal_staffing_table_dispose (GObject *object)
{
  SalStaffingTable *self = SAL_STAFFING_TABLE (object);

  if (self->view != NULL)
    sal_index_table_clear (self->view);
  self->view = NULL;
  g_clear_pointer (&self->lines, g_free);
  g_clear_pointer (&self->staffing, sal_design_staffing_unref);
  g_clear_pointer (&self->design, sal_territory_design_unref);

  G_OBJECT_CLASS (sal_staffing_table_parent_class)->dispose (object);
}

static void
sal_staffing_table_class_init (SalStaffingTableClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sal_staffing_table_dispose;

  g_type_ensure (SAL_TYPE_INDEX_TABLE);
  gtk_widget_class_set_template_from_resource (widget_class, APP_PATH "/ui/sal-staffing-table.ui");
  gtk_widget_class_bind_template_child (widget_class, SalStaffingTable, view);
}

static void
sal_staffing_table_init (SalStaffingTable *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  sal_index_table_set_source (self->view, &cells, self);
  set_columns (self);
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
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < 2 * plan->n_lines; i++)
    {
      guint t = i % plan->n_lines;

      if ((plan->lines[t].now != plan->lines[t].then) == (i < plan->n_lines))
        g_array_append_val (rows, t);
    }

  sal_index_table_clear (self->view);
  sal_territory_design_ref (design);
  g_clear_pointer (&self->design, sal_territory_design_unref);
  self->design = design;
  sal_design_staffing_ref (staffing);
  g_clear_pointer (&self->staffing, sal_design_staffing_unref);
  self->staffing = staffing;
  g_free (self->lines);
  self->lines = g_memdup2 (plan->lines, plan->n_lines * sizeof *plan->lines);
  sal_index_table_fill (self->view, (const guint *) rows->data, rows->len);
}

/**
 * sal_staffing_table_set_sort_button:
 * @self: the table
 * @button: a button
 *
 * Lets the menu of @button sort the table.
 */
void
sal_staffing_table_set_sort_button (SalStaffingTable *self, GtkMenuButton *button)
{
  sal_index_table_set_sort_button (self->view, button);
}
