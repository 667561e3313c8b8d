/* sal-design-result.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-design-result.h"

#include <math.h>

#include <glib/gi18n-lib.h>

#include "sal-number.h"

static void
measure_clear (gpointer data)
{
  g_free (((SalDesignResultMeasure *) data)->label);
}

/* --- what is measured --- */

static guint
count_within (SalTerritoryDesign *design, guint measure, double tolerance)
{
  guint n = 0;

  for (guint t = 0; t < sal_territory_design_get_n_territories (design); t++)
    n += fabs (sal_territory_design_get_index (design, t, measure) - 100) <= tolerance + 1e-9;

  return n;
}

static void
add_measure (SalDesignResult *self, SalTerritoryDesign *design, const SalDesignGoal *goal)
{
  SalDesignResultMeasure measure = { .measure = goal->measure,
                                     .weight = goal->weight,
                                     .tolerance = 100 * goal->tolerance };
  SalDesignBalance balance;

  sal_territory_design_measure_balance (design, goal->measure, &balance);
  measure.label = g_strdup (sal_territory_design_get_measure (design, goal->measure)->label);
  measure.max_before = self->was_empty ? NAN : balance.max_deviation;
  measure.mean_before = self->was_empty ? NAN : balance.mean_deviation;
  measure.n_within_before = count_within (design, goal->measure, measure.tolerance);
  self->n_detached_before = balance.n_detached;
  g_array_append_val (self->measures, measure);
}

/**
 * sal_design_result_new:
 * @design: a design that is prepared
 * @wish: what is wanted of it
 * @districting: the same as a problem
 *
 * Takes down how a design is before it is optimised.
 *
 * Returns: (transfer full): a result whose figures of afterwards are not there yet
 */
SalDesignResult *
sal_design_result_new (SalTerritoryDesign *design,
                       const SalDesignWish *wish,
                       const SalDesignDistricting *districting)
{
  SalDesignResult *self = g_new0 (SalDesignResult, 1);
  SalDistrictProblem *problem = sal_design_districting_get_problem (districting);
  g_auto (SalDistrictScore) score = { 0 };

  self->measures = g_array_new (FALSE, FALSE, sizeof (SalDesignResultMeasure));
  g_array_set_clear_func (self->measures, measure_clear);
  self->n_territories = sal_territory_design_get_n_territories (design);
  self->was_empty = sal_territory_design_count_areas (design, SAL_TERRITORY_NONE) ==
                    sal_territory_design_get_n_areas (design);
  self->most_moved = wish->most_moved;
  for (guint i = 0; i < wish->n_goals; i++)
    add_measure (self, design, &wish->goals[i]);
  sal_district_score_compute (&score, problem, sal_district_problem_get_options (problem)->current);
  self->rms_before = self->was_empty ? NAN : score.rms_radius;
  self->cut_before = score.cut_edges;

  return self;
}

void
sal_design_result_free (SalDesignResult *self)
{
  g_array_unref (self->measures);
  g_free (self);
}

/**
 * sal_design_result_finish:
 * @self: a result
 * @design: the design, with what was found
 * @found: what was found
 *
 * Takes down how it is afterwards, and how it could be at best, by sal_design_bound_compute().
 */
void
sal_design_result_finish (SalDesignResult *self,
                          SalTerritoryDesign *design,
                          const SalDistricting *found)
{
  for (guint i = 0; i < self->measures->len; i++)
    {
      SalDesignResultMeasure *measure = &g_array_index (self->measures, SalDesignResultMeasure, i);
      SalDesignBalance balance;
      SalDistrictBound bound;

      sal_territory_design_measure_balance (design, measure->measure, &balance);
      sal_design_bound_compute (design, measure->measure, &bound);
      measure->max_after = balance.max_deviation;
      measure->mean_after = balance.mean_deviation;
      measure->max_bound = 100 * bound.max_deviation;
      measure->mean_bound = 100 * bound.mean_deviation;
      measure->n_within_after = count_within (design, measure->measure, measure->tolerance);
      self->n_detached_after = balance.n_detached;
    }
  self->rms_after = found->score.rms_radius;
  self->cut_after = found->score.cut_edges;
  self->n_moved = found->score.n_moved;
  self->moved = found->score.moved;
  self->seconds = found->seconds;
  self->iterations = found->iterations;
  self->seed = found->seed;
  self->is_cancelled = found->is_cancelled;
}

/* --- in words --- */

static void
line_clear (gpointer data)
{
  SalDesignResultLine *self = data;

  g_free (self->group);
  g_free (self->title);
  g_free (self->value);
  g_free (self->note);
}

/* Takes @value and @note. */
static void
add_line (GArray *lines, const char *group, const char *title, char *value, char *note)
{
  SalDesignResultLine line = { g_strdup (group), g_strdup (title), value, note };

  g_array_append_val (lines, line);
}

static char *
join_change (const SalDesignResult *self, const char *before, const char *after)
{
  /* translators: a figure before and after */
  return self->was_empty ? g_strdup (after) : g_strdup_printf (_ ("%1$s → %2$s"), before, after);
}

typedef enum
{
  COUNT,
  PERCENT,
  DISTANCE,
} Unit;

static char *
format_figure (double value, Unit unit)
{
  g_autofree char *number = sal_number_format (value, unit == PERCENT ? 1 : 0);

  return unit == PERCENT    ? g_strdup_printf (_ ("%s %%"), number)
         : unit == DISTANCE ? g_strdup_printf (_ ("%s km"), number)
                            : g_steal_pointer (&number);
}

static char *
format_change (const SalDesignResult *self, Unit unit, double before, double after)
{
  g_autofree char *one = format_figure (before, unit);
  g_autofree char *other = format_figure (after, unit);

  return join_change (self, one, other);
}

static char *
describe_bound (double bound)
{
  g_autofree char *number = sal_number_format (bound, 1);

  /* translators: a lower bound in per cent */
  return g_strdup_printf (_ ("No map can have less than %s %%"), number);
}

static void
describe_measure (const SalDesignResult *self, const SalDesignResultMeasure *measure, GArray *lines)
{
  g_autofree char *tolerance = sal_number_format (measure->tolerance, 1);
  g_autofree char *before = g_strdup_printf ("%u", measure->n_within_before);
  /* translators: how many territories, of how many */
  g_autofree char *after =
      g_strdup_printf (_ ("%1$u of %2$u"), measure->n_within_after, self->n_territories);

  add_line (lines,
            measure->label,
            _ ("Largest Deviation"),
            format_change (self, PERCENT, measure->max_before, measure->max_after),
            describe_bound (measure->max_bound));
  add_line (lines,
            measure->label,
            _ ("Mean Deviation"),
            format_change (self, PERCENT, measure->mean_before, measure->mean_after),
            describe_bound (measure->mean_bound));
  add_line (lines,
            measure->label,
            _ ("Territories Within Tolerance"),
            join_change (self, before, after),
            /* translators: a tolerance in per cent */
            g_strdup_printf (_ ("At most %s %% from their targets"), tolerance));
}

static void
describe_map (const SalDesignResult *self, GArray *lines)
{
  const char *group = _ ("Map");

  add_line (lines,
            group,
            _ ("Compactness"),
            format_change (self, DISTANCE, self->rms_before, self->rms_after),
            g_strdup (_ ("Distance to the middle of the territory, root mean square")));
  add_line (lines,
            group,
            _ ("Cut Edges"),
            format_change (self, COUNT, self->cut_before, self->cut_after),
            g_strdup (_ ("Neighbouring areas in different territories")));
  add_line (lines,
            group,
            _ ("Territories in Pieces"),
            format_change (self, COUNT, self->n_detached_before, self->n_detached_after),
            NULL);
}

static char *
describe_moved (const SalDesignResult *self)
{
  g_autofree char *share = sal_number_format (100 * self->moved, 1);
  g_autofree char *number = sal_number_format (self->n_moved, 0);

  return g_strdup_printf (
      /* translators: a number of areas, and their share of the first measure in per cent */
      ngettext ("%1$s area, %2$s %%", "%1$s areas, %2$s %%", self->n_moved),
      number,
      share);
}

static void
describe_change (const SalDesignResult *self, GArray *lines)
{
  const char *group = _ ("Change");
  g_autofree char *budget = sal_number_format (100 * self->most_moved, 1);
  const char *label = g_array_index (self->measures, SalDesignResultMeasure, 0).label;

  if (self->was_empty)
    return;
  add_line (lines,
            group,
            _ ("Moved"),
            describe_moved (self),
            self->most_moved < 1
                /* translators: a measure, and per cent of it */
                ? g_strdup_printf (_ ("Of %1$s; at most %2$s %% might move"), label, budget)
                /* translators: a measure */
                : g_strdup_printf (_ ("Of %s"), label));
}

static void
describe_search (const SalDesignResult *self, GArray *lines)
{
  const char *group = _ ("Search");
  g_autofree char *seconds = sal_number_format (self->seconds, 1);
  g_autofree char *iterations = sal_number_format ((double) self->iterations, 0);

  add_line (lines,
            group,
            _ ("Time"),
            /* translators: seconds */
            g_strdup_printf (_ ("%s s"), seconds),
            self->is_cancelled ? g_strdup (_ ("Stopped before its time, with the best until then"))
                               : NULL);
  add_line (lines, group, _ ("Moves Tried"), g_strdup (iterations), NULL);
  add_line (lines, group, _ ("Seed"), g_strdup_printf ("%" G_GUINT64_FORMAT, self->seed), NULL);
}

/**
 * sal_design_result_describe:
 * @self: a result that is finished
 *
 * Says it in words, figure by figure.
 *
 * Returns: (transfer full) (element-type SalDesignResultLine): the lines; those of one group follow
 *   each other
 */
GArray *
sal_design_result_describe (const SalDesignResult *self)
{
  GArray *lines = g_array_new (FALSE, FALSE, sizeof (SalDesignResultLine));

  g_array_set_clear_func (lines, line_clear);
  for (guint i = 0; i < self->measures->len; i++)
    describe_measure (self, &g_array_index (self->measures, SalDesignResultMeasure, i), lines);
  describe_map (self, lines);
  describe_change (self, lines);
  describe_search (self, lines);

  return lines;
}

/**
 * sal_design_result_dup_text:
 * @self: a result that is finished
 *
 * Writes it as a table for the clipboard: group, title, value and note, apart by tabs.
 *
 * Returns: (transfer full): the text
 */
char *
sal_design_result_dup_text (const SalDesignResult *self)
{
  g_autoptr (GArray) lines = sal_design_result_describe (self);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < lines->len; i++)
    {
      const SalDesignResultLine *line = &g_array_index (lines, SalDesignResultLine, i);

      g_string_append_printf (text,
                              "%s\t%s\t%s\t%s\n",
                              line->group,
                              line->title,
                              line->value,
                              line->note != NULL ? line->note : "");
    }

  return g_string_free (text, FALSE);
}
