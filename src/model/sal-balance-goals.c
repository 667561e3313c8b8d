/* sal-balance-goals.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-balance-goals.h"

#include <math.h>

#include <glib/gi18n-lib.h>

#include "sal-error.h"
#include "sal-rate.h"
#include "sal-text.h"

#define MOST_WEIGHT    1000
#define MOST_TOLERANCE 10 /* a share */

/* The fields of an alignment that hold costs. */
static const char *const cost_fields[] = { "borders", "disruption", "travel" };

static void
goal_clear (gpointer data)
{
  g_free (((SalBalanceGoal *) data)->measure);
}

/**
 * sal_balance_goals_new:
 *
 * Creates goals of which nothing is said.
 *
 * Returns: (transfer full): the goals
 */
SalBalanceGoals *
sal_balance_goals_new (void)
{
  SalBalanceGoals *self = g_new (SalBalanceGoals, 1);

  *self = (SalBalanceGoals){
    .measures = g_array_new (FALSE, FALSE, sizeof (SalBalanceGoal)),
    .borders = NAN,
    .disruption = NAN,
    .travel = NAN,
  };
  g_array_set_clear_func (self->measures, goal_clear);

  return self;
}

SalBalanceGoals *
sal_balance_goals_copy (const SalBalanceGoals *self)
{
  SalBalanceGoals *copy = sal_balance_goals_new ();

  copy->borders = self->borders;
  copy->disruption = self->disruption;
  copy->travel = self->travel;
  for (guint i = 0; i < self->measures->len; i++)
    {
      const SalBalanceGoal *goal = &g_array_index (self->measures, SalBalanceGoal, i);

      sal_balance_goals_add (copy, goal->measure, goal->weight, goal->tolerance);
    }

  return copy;
}

void
sal_balance_goals_free (SalBalanceGoals *self)
{
  g_array_unref (self->measures);
  g_free (self);
}

/**
 * sal_balance_goals_add:
 * @self: goals
 * @measure: the key of a measure
 * @weight: against the other measures
 * @tolerance: the share of its target by which a territory may differ
 *
 * Adds a measure to balance by.
 */
void
sal_balance_goals_add (SalBalanceGoals *self, const char *measure, double weight, double tolerance)
{
  SalBalanceGoal goal = { g_strdup (measure), weight, tolerance };

  g_array_append_val (self->measures, goal);
}

static gboolean
read_number (const char *text, double most, double *number)
{
  char *end;

  *number = g_ascii_strtod (text, &end);

  return end != text && *end == '\0' && *number >= 0 && *number <= most;
}

static gboolean
read_goal (SalBalanceGoals *self, const char *text, GError **error)
{
  g_auto (GStrv) parts = g_strsplit (text, ":", -1);
  guint n_parts = g_strv_length (parts);
  double weight = 1, per_cent = 100 * SAL_BALANCE_DEFAULT_TOLERANCE;

  if (n_parts < 1 || n_parts > 3 || *parts[0] == '\0' ||
      (n_parts > 1 && !read_number (parts[1], MOST_WEIGHT, &weight)) ||
      (n_parts > 2 && !read_number (parts[2], 100 * MOST_TOLERANCE, &per_cent)))
    {
      g_set_error (error,
                   SAL_ERROR,
                   SAL_ERROR_VALUE,
                   _ ("“%s” is no measure with its weight and tolerance (expected, for example, "
                      "population:2:5)"),
                   text);
      return FALSE;
    }
  sal_balance_goals_add (self, parts[0], weight, per_cent / 100);

  return TRUE;
}

/**
 * sal_balance_goals_read:
 * @self: goals
 * @text: (nullable): measures apart by commas, each with its weight and tolerance in per cent:
 *   "population:2:5, revenue:1:20"; by default 1 and 1
 * @error: return location for an error
 *
 * Adds the measures that a text says.
 *
 * Returns: %FALSE with %SAL_ERROR_VALUE if it cannot be read
 */
gboolean
sal_balance_goals_read (SalBalanceGoals *self, const char *text, GError **error)
{
  g_auto (GStrv) items = text != NULL ? g_strsplit (text, ",", -1) : NULL;

  for (guint i = 0; items != NULL && items[i] != NULL; i++)
    {
      if (!read_goal (self, g_strstrip (items[i]), error))
        return FALSE;
    }

  return TRUE;
}

/**
 * sal_balance_goals_write:
 * @self: goals
 *
 * Writes the measures as sal_balance_goals_read() reads them.
 *
 * Returns: (transfer full) (nullable): the text; %NULL if there are none
 */
char *
sal_balance_goals_write (const SalBalanceGoals *self)
{
  GString *text;

  if (self->measures->len == 0)
    return NULL;

  text = g_string_new (NULL);
  for (guint i = 0; i < self->measures->len; i++)
    {
      const SalBalanceGoal *goal = &g_array_index (self->measures, SalBalanceGoal, i);
      g_autofree char *weight = sal_text_from_double (goal->weight);
      /* of a share such as 0.07 a hundredfold is not quite whole */
      g_autofree char *tolerance = sal_text_from_double (round (1e8 * goal->tolerance) / 1e6);

      g_string_append_printf (
          text, "%s%s:%s:%s", i > 0 ? ", " : "", goal->measure, weight, tolerance);
    }

  return g_string_free (text, FALSE);
}

static gboolean
is_same_cost (double one, double other)
{
  return one == other || (isnan (one) && isnan (other));
}

/**
 * sal_balance_goals_equal:
 * @one: goals
 * @other: other goals
 *
 * Tells whether they say the same.
 *
 * Returns: %TRUE if so
 */
gboolean
sal_balance_goals_equal (const SalBalanceGoals *one, const SalBalanceGoals *other)
{
  g_autofree char *text = sal_balance_goals_write (one);
  g_autofree char *other_text = sal_balance_goals_write (other);

  return g_strcmp0 (text, other_text) == 0 && is_same_cost (one->borders, other->borders) &&
         is_same_cost (one->disruption, other->disruption) &&
         is_same_cost (one->travel, other->travel);
}

/**
 * sal_balance_goals_load:
 * @alignment: the record of an alignment
 *
 * Takes the goals from it; what it has that cannot be read is left out.
 *
 * Returns: (transfer full): the goals
 */
SalBalanceGoals *
sal_balance_goals_load (SalRecord *alignment)
{
  SalBalanceGoals *self = sal_balance_goals_new ();
  double *const costs[] = { &self->borders, &self->disruption, &self->travel };

  sal_balance_goals_read (self, sal_record_get_text (alignment, "measures"), NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (costs); i++)
    {
      if (!sal_record_is_null (alignment, cost_fields[i]))
        *costs[i] = (double) sal_record_get_integer (alignment, cost_fields[i]) / SAL_RATE_ONE;
    }

  return self;
}

/**
 * sal_balance_goals_store:
 * @self: goals
 * @alignment: the record of an alignment, which is changed
 *
 * Gives the goals to it.
 */
void
sal_balance_goals_store (const SalBalanceGoals *self, SalRecord *alignment)
{
  const double costs[] = { self->borders, self->disruption, self->travel };
  g_autofree char *text = sal_balance_goals_write (self);

  sal_record_set_text (alignment, "measures", text);
  for (gsize i = 0; i < G_N_ELEMENTS (costs); i++)
    {
      if (isnan (costs[i]))
        sal_record_set_null (alignment, cost_fields[i]);
      else
        sal_record_set_integer (alignment, cost_fields[i], llround (costs[i] * SAL_RATE_ONE));
    }
}
