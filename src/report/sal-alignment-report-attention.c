/* sal-alignment-report-attention.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-alignment-report-private.h"

#include <math.h>
#include <stdlib.h>

#include <glib/gi18n-lib.h>

#include "sal-number.h"

/* What to look at before anything else: where it is uneven, apart or without people. */

/* Of each sort no more are named. */
#define MOST_NAMED 5

/* Territories that are so near to their target are not named, in points of the index. */
#define TOLERANCE 10.0

typedef struct
{
  guint territory;
  double index;
} Place;

static int
compare_places (gconstpointer first, gconstpointer second)
{
  const Place *one = first, *other = second;

  if (one->index != other->index)
    return one->index > other->index ? -1 : 1;

  return (one->territory > other->territory) - (one->territory < other->territory);
}

/* Adds a name to a list, of which the first are shown. */
static void
add_name (GString *names, guint *n, const char *name, const char *note)
{
  if ((*n)++ < MOST_NAMED)
    g_string_append_printf (names,
                            "%s%s%s%s%s",
                            *n > 1 ? ", " : "",
                            name,
                            note != NULL ? " (" : "",
                            note != NULL ? note : "",
                            note != NULL ? ")" : "");
}

/* @title: with a place for the names */
static void
add_item (GPtrArray *items, const char *title, GString *names, guint n)
{
  g_auto (GStrv) parts = g_strsplit (title, "%s", 2);

  if (n > MOST_NAMED)
    {
      g_autofree char *more = sal_alignment_report_format_more (n - MOST_NAMED);

      g_string_append_printf (names, ", %s", more);
    }
  if (n > 0)
    g_ptr_array_add (
        items, g_strdup_printf ("%s%s%s", parts[0], names->str, parts[1] != NULL ? parts[1] : ""));
}

/* The farthest above their target come first, or those below. */
static void
add_deviations (SalAlignmentReportMaker *self, GPtrArray *items, gboolean is_above)
{
  const SalTerritoryDesign *design = self->report->design;
  g_autoptr (GArray) places = g_array_new (FALSE, FALSE, sizeof (Place));
  g_autoptr (GString) names = g_string_new (NULL);
  guint n = 0;

  for (guint t = 0; t < sal_territory_design_get_n_territories (design); t++)
    {
      Place place = { t, sal_territory_design_get_index (design, t, self->report->measure) };

      if (is_above ? place.index > 100 + TOLERANCE : place.index < 100 - TOLERANCE)
        g_array_append_val (places, place);
    }
  g_array_sort (places, compare_places);
  for (guint i = 0; i < places->len; i++)
    {
      const Place *place = &g_array_index (places, Place, is_above ? i : places->len - 1 - i);
      g_autofree char *deviation = sal_alignment_report_format_deviation (place->index);

      add_name (names,
                &n,
                sal_territory_design_get_territory (design, place->territory)->name,
                deviation);
    }
  add_item (items,
            is_above ? _ ("More than 10 % above their target: %s")
                     : _ ("More than 10 % below their target: %s"),
            names,
            n);
}

static void
add_pieces (SalAlignmentReportMaker *self, GPtrArray *items)
{
  SalTerritoryDesign *design = self->report->design;
  g_autoptr (GString) names = g_string_new (NULL);
  guint n = 0;

  for (guint t = 0; t < sal_territory_design_get_n_territories (design); t++)
    {
      guint n_pieces = sal_territory_design_count_pieces (design, t);
      g_autofree char *number = sal_number_format (n_pieces, 0);

      if (n_pieces > 1)
        add_name (names, &n, sal_territory_design_get_territory (design, t)->name, number);
    }
  add_item (items, _ ("In several pieces: %s"), names, n);
}

static void
add_vacant (SalAlignmentReportMaker *self, GPtrArray *items)
{
  const SalTerritoryDesign *design = self->report->design;
  g_autoptr (GString) names = g_string_new (NULL);
  guint n = 0;

  for (guint t = 0; t < sal_territory_design_get_n_territories (design); t++)
    {
      const SalDesignTerritory *territory = sal_territory_design_get_territory (design, t);

      if (territory->holder == NULL)
        add_name (
            names, &n, territory->name, territory->position != 0 ? NULL : _ ("without a position"));
    }
  add_item (items, _ ("Held by nobody: %s"), names, n);
}

/**
 * sal_alignment_report_add_attention:
 * @self: the report
 *
 * Names the territories that somebody should look at, and why; nothing if there are none.
 */
void
sal_alignment_report_add_attention (SalAlignmentReportMaker *self)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *title =
      /* translators: a measure, by which territories are judged */
      g_strdup_printf (
          _ ("What to Look At, by %s"),
          sal_territory_design_get_measure (self->report->design, self->report->measure)->label);

  add_deviations (self, items, TRUE);
  add_deviations (self, items, FALSE);
  if (self->report->shape != NULL)
    add_pieces (self, items);
  add_vacant (self, items);
  if (items->len == 0)
    return;
  g_ptr_array_add (items, NULL);
  sal_document_add_heading (self->document, title, 2);
  sal_document_add_list (self->document, (const char *const *) items->pdata);
}
