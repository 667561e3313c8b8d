/* sal-design-result-lines.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-design-result.h"

#include <math.h>

#include <glib/gi18n-lib.h>

#include "sal-design-result-advice.h"
#include "sal-money.h"
#include "sal-number.h"

/* What the optimiser made of a design, in words. */

/* The least bound that is told, in per cent: one that is not 0.0 %. */
#define LEAST_BOUND 0.05

/* How many people are named who lose most, and who gain most; and what is too little to be told, a
 * share of what all have on average. */
#define N_NAMED     3
#define LEAST_SHARE 0.05

static void
line_clear (gpointer data)
{
  SalDesignResultLine *self = data;

  g_free (self->group);
  g_free (self->title);
  g_free (self->before);
  g_free (self->after);
  g_free (self->note);
}

/* Takes @before, @after and @note. */
static void
add_line (
    GArray *lines, const char *group, const char *title, char *before, char *after, char *note)
{
  SalDesignResultLine line = { g_strdup (group), g_strdup (title), before, after, note };

  g_array_append_val (lines, line);
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

/* Takes @note. */
static void
add_change (const SalDesignResult *self,
            GArray *lines,
            const char *group,
            const char *title,
            Unit unit,
            double before,
            double after,
            char *note)
{
  add_line (lines,
            group,
            title,
            self->was_empty ? NULL : format_figure (before, unit),
            format_figure (after, unit),
            note);
}

/* A bound is of one measure: with others beside it nobody knows how near all can come at once.
 *
 * Returns: (nullable) */
static char *
describe_bound (const SalDesignResult *self, double bound)
{
  g_autofree char *number = sal_number_format (bound, 1);

  if (bound < LEAST_BOUND)
    return NULL;
  if (self->measures->len > 1)
    /* translators: a lower bound in per cent */
    return g_strdup_printf (_ ("By itself it cannot be below %s %%, with the others perhaps not "
                               "as near"),
                            number);

  /* translators: a lower bound in per cent */
  return g_strdup_printf (_ ("No map can have less than %s %%"), number);
}

static const char *
describe_even (const SalDesignResult *self)
{
  return self->measures->len > 1
             ? _ ("By itself it could be even, all measures at once perhaps not")
             : _ ("An even division is possible");
}

static void
describe_worst (const SalDesignResult *self, const SalDesignResultMeasure *measure, GArray *lines)
{
  g_autofree char *number = sal_number_format (fabs (measure->worst_deviation), 1);
  /* translators: the name of a territory */
  g_autofree char *title = g_strdup_printf (_ ("Over Tolerance: %s"), measure->worst);

  add_line (lines,
            measure->label,
            title,
            NULL,
            /* translators: a deviation in per cent; the first is a minus, U+2212 */
            measure->worst_deviation < 0 ? g_strdup_printf (_ ("−%s %%"), number)
                                         : g_strdup_printf (_ ("+%s %%"), number),
            sal_design_result_advise (self, measure));
}

static void
describe_measure (const SalDesignResult *self, const SalDesignResultMeasure *measure, GArray *lines)
{
  g_autofree char *tolerance = sal_number_format (measure->tolerance, 1);
  char *bound = describe_bound (self, measure->max_bound);

  add_change (self,
              lines,
              measure->label,
              _ ("Largest Deviation"),
              PERCENT,
              measure->max_before,
              measure->max_after,
              bound != NULL ? bound : g_strdup (describe_even (self)));
  add_change (self,
              lines,
              measure->label,
              _ ("Mean Deviation"),
              PERCENT,
              measure->mean_before,
              measure->mean_after,
              describe_bound (self, measure->mean_bound));
  add_line (lines,
            measure->label,
            _ ("Territories Within Tolerance"),
            self->was_empty ? NULL : g_strdup_printf ("%u", measure->n_within_before),
            /* translators: how many territories, of how many */
            g_strdup_printf (_ ("%1$u of %2$u"), measure->n_within_after, self->n_territories),
            /* translators: a tolerance in per cent */
            g_strdup_printf (_ ("At most %s %% from their targets"), tolerance));
  if (sal_design_result_is_over (measure))
    describe_worst (self, measure, lines);
}

static void
describe_map (const SalDesignResult *self, GArray *lines)
{
  const char *group = _ ("Map");
  const SalDesignHandover *handover = self->handover;

  add_change (self,
              lines,
              group,
              _ ("Compactness"),
              DISTANCE,
              self->rms_before,
              self->rms_after,
              g_strdup (_ ("Distance to the middle of the territory, root mean square")));
  if (!isnan (handover->km_after))
    add_change (self,
                lines,
                group,
                _ ("Travel"),
                DISTANCE,
                handover->km_before,
                handover->km_after,
                g_strdup (_ ("From home on average, 1.2 × the great circle")));
  add_change (self,
              lines,
              group,
              _ ("Cut Edges"),
              COUNT,
              self->cut_before,
              self->cut_after,
              g_strdup (_ ("Neighbouring areas in different territories")));
  add_change (self,
              lines,
              group,
              _ ("Territories in Pieces"),
              COUNT,
              self->n_detached_before,
              self->n_detached_after,
              NULL);
}

/* --- what changes hands --- */

static char *
describe_moved (const SalDesignResult *self)
{
  g_autofree char *share = sal_number_format (100 * self->moved, 1);
  g_autofree char *budget = sal_number_format (100 * self->most_moved, 1);
  const char *label = g_array_index (self->measures, SalDesignResultMeasure, 0).label;

  if (self->most_moved < 1)
    /* translators: a measure, the per cent of it that moved, and those that might have */
    return g_strdup_printf (
        _ ("%2$s %% of %1$s; at most %3$s %% might move"), label, share, budget);

  /* translators: a measure, and the per cent of it that moved */
  return g_strdup_printf (_ ("%2$s %% of %1$s"), label, share);
}

static void
describe_handover (const SalDesignResult *self, const char *currency, GArray *lines)
{
  const char *group = _ ("Changes Hands");
  const SalDesignHandover *handover = self->handover;

  add_line (
      lines, group, _ ("Areas"), NULL, sal_number_format (self->n_moved, 0), describe_moved (self));
  if (handover->n_owners == 0)
    return;
  add_line (lines,
            group,
            _ ("Accounts"),
            NULL,
            sal_number_format (handover->n_accounts, 0),
            /* translators: how many accounts there are */
            g_strdup_printf (_ ("Of %u"), handover->n_owners));
  add_line (lines,
            group,
            _ ("Revenue"),
            NULL,
            sal_money_format_short (handover->revenue, currency),
            g_strdup (_ ("That these accounts brought in the last twelve months")));
  add_line (
      lines,
      group,
      _ ("Open Pipeline"),
      NULL,
      sal_money_format_short (handover->pipeline, currency),
      g_strdup_printf (ngettext ("%u open opportunity", "%u open opportunities", handover->n_open),
                       handover->n_open));
}

static char *
format_gained (const SalDesignResult *self, double value, const char *currency)
{
  return self->is_gained_money ? sal_money_format_short ((gint64) llround (value), currency)
                               : sal_number_format_short (value);
}

/* Accounts that go and come, and how far it is from home then. */
static char *
describe_side (const SalDesignHandoverSide *side)
{
  g_autofree char *lost =
      g_strdup_printf (ngettext ("%u account goes", "%u accounts go", side->n_lost), side->n_lost);
  g_autofree char *gained =
      g_strdup_printf (ngettext ("%u comes", "%u come", side->n_gained), side->n_gained);
  g_autofree char *before = sal_number_format (side->km_before, 0);
  g_autofree char *after = sal_number_format (side->km, 0);

  if (isnan (side->km_before) || isnan (side->km))
    /* translators: "3 accounts go", "1 comes" */
    return g_strdup_printf (_ ("%1$s, %2$s"), lost, gained);

  /* translators: "3 accounts go", "1 comes", and distances before and after */
  return g_strdup_printf (
      _ ("%1$s, %2$s · %3$s km → %4$s km from home"), lost, gained, before, after);
}

static double
find_least_change (const SalDesignHandover *handover)
{
  double sum = 0;

  for (guint t = 0; t < handover->sides->len; t++)
    sum += g_array_index (handover->sides, SalDesignHandoverSide, t).before;

  return LEAST_SHARE * sum / MAX (handover->sides->len, 1);
}

/* @sign: 1 of those who gain, −1 of those who lose */
static void
describe_people (const SalDesignResult *self, int sign, const char *currency, GArray *lines)
{
  const SalDesignHandover *handover = self->handover;
  double least = find_least_change (handover);
  guint n = handover->order->len;
  g_autofree char *group = g_strdup_printf (
      /* translators: a measure, such as revenue */
      sign > 0 ? _ ("Gains Most: %s") : _ ("Loses Most: %s"),
      self->gained_label);

  for (guint i = 0; i < MIN (n, N_NAMED); i++)
    {
      guint place = g_array_index (handover->order, guint, sign > 0 ? n - 1 - i : i);
      const SalDesignHandoverSide *side =
          &g_array_index (handover->sides, SalDesignHandoverSide, place);

      if (sign * (side->after - side->before) <= least)
        return;
      add_line (lines,
                group,
                side->name,
                format_gained (self, side->before, currency),
                format_gained (self, side->after, currency),
                describe_side (side));
    }
}

static void
describe_search (const SalDesignResult *self, GArray *lines)
{
  const char *group = _ ("Search");
  g_autofree char *seconds = sal_number_format (self->seconds, 1);

  add_line (lines,
            group,
            _ ("Time"),
            NULL,
            /* translators: seconds */
            g_strdup_printf (_ ("%s s"), seconds),
            self->is_cancelled ? g_strdup (_ ("Stopped before its time, with the best until then"))
                               : NULL);
  add_line (lines,
            group,
            _ ("Moves Tried"),
            NULL,
            sal_number_format ((double) self->iterations, 0),
            NULL);
  add_line (
      lines, group, _ ("Seed"), NULL, g_strdup_printf ("%" G_GUINT64_FORMAT, self->seed), NULL);
}

/**
 * sal_design_result_describe:
 * @self: a result that is finished
 * @currency: the reporting currency
 *
 * Says it in words, figure by figure.
 *
 * Returns: (transfer full) (element-type SalDesignResultLine): the lines; those of one group follow
 *   each other
 */
GArray *
sal_design_result_describe (const SalDesignResult *self, const char *currency)
{
  GArray *lines = g_array_new (FALSE, FALSE, sizeof (SalDesignResultLine));

  g_array_set_clear_func (lines, line_clear);
  for (guint i = 0; i < self->measures->len; i++)
    describe_measure (self, &g_array_index (self->measures, SalDesignResultMeasure, i), lines);
  describe_map (self, lines);
  if (!self->was_empty)
    {
      describe_handover (self, currency, lines);
      describe_people (self, -1, currency, lines);
      describe_people (self, 1, currency, lines);
    }
  describe_search (self, lines);

  return lines;
}

/**
 * sal_design_result_dup_text:
 * @self: a result that is finished
 * @currency: the reporting currency
 *
 * Writes it as a table for the clipboard: group, title, before, after and note, apart by tabs.
 *
 * Returns: (transfer full): the text
 */
char *
sal_design_result_dup_text (const SalDesignResult *self, const char *currency)
{
  g_autoptr (GArray) lines = sal_design_result_describe (self, currency);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < lines->len; i++)
    {
      const SalDesignResultLine *line = &g_array_index (lines, SalDesignResultLine, i);

      g_string_append_printf (text,
                              "%s\t%s\t%s\t%s\t%s\n",
                              line->group,
                              line->title,
                              line->before != NULL ? line->before : "",
                              line->after,
                              line->note != NULL ? line->note : "");
    }

  return g_string_free (text, FALSE);
}
