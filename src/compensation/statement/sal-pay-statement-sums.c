/* sal-pay-statement-sums.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-pay-statement-sums.h"

#include "sal-payout-terms.h"

/* A slice as the ledger has it, in the smallest units. */
typedef struct
{
  SalRational units, amount;
} Exact;

static void
exact_clear (gpointer data)
{
  sal_rational_clear (&((Exact *) data)->units);
  sal_rational_clear (&((Exact *) data)->amount);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Exact, exact_clear)

static void
slice_clear (gpointer data)
{
  sal_rational_clear (&((SalPaySumsSlice *) data)->rate);
}

void
sal_pay_sums_free (SalPaySums *self)
{
  g_array_unref (self->slices);
  g_free (self);
}

gint64
sal_pay_statement_line_get_gross (const SalPayStatementLine *self)
{
  return self->amount + self->forfeited;
}

void
sal_pay_statement_read_exact (const char *text, SalRational *number)
{
  if (text == NULL || !sal_rational_from_text (text, number, NULL))
    sal_rational_set_integer (number, 0);
}

static void
read_scaled (const char *text, gint64 scale, SalRational *number)
{
  g_auto (SalRational) factor = SAL_RATIONAL_INIT;

  sal_pay_statement_read_exact (text, number);
  sal_rational_set_integer (&factor, scale);
  sal_rational_multiply (number, number, &factor);
}

/* --- slices --- */

static gboolean
is_residual (const SalPlanComponent *component, int tier, const SalRational *rate)
{
  const SalPlanDealCap *cap = component->deal_cap;

  return tier < 0 && cap != NULL && cap->residual.is_set &&
         sal_rational_compare (rate, &cap->residual.value) == 0;
}

/* Several deals may be above the cap: they are one slice. */
static void
add_slice (SalPaySums *self,
           GArray *exact,
           const SalPayStatementSlice *slice,
           const SalPlanComponent *component,
           gint64 units_of,
           gint64 minor_units)
{
  g_auto (Exact) one = { SAL_RATIONAL_INIT, SAL_RATIONAL_INIT };
  SalPaySumsSlice made = { .tier = slice->tier, .rate = SAL_RATIONAL_INIT };

  sal_pay_statement_read_exact (slice->rate, &made.rate);
  made.is_above_cap = is_residual (component, slice->tier, &made.rate);
  read_scaled (slice->units, units_of, &one.units);
  read_scaled (slice->amount, minor_units, &one.amount);
  for (guint i = 0; i < self->slices->len; i++)
    {
      const SalPaySumsSlice *other = &g_array_index (self->slices, SalPaySumsSlice, i);
      Exact *sum = &g_array_index (exact, Exact, i);

      if (other->tier != made.tier || sal_rational_compare (&other->rate, &made.rate) != 0)
        continue;
      sal_rational_add (&sum->units, &sum->units, &one.units);
      sal_rational_add (&sum->amount, &sum->amount, &one.amount);
      sal_rational_clear (&made.rate);
      return;
    }
  g_array_append_val (self->slices, made);
  g_array_append_val (exact, one);
  one = (Exact){ SAL_RATIONAL_INIT, SAL_RATIONAL_INIT };
}

/* What the tiers pay is before what is above the cap. */
static int
compare_slices (gconstpointer a, gconstpointer b)
{
  const SalPaySumsSlice *one = a, *other = b;

  if (one->is_above_cap != other->is_above_cap)
    return one->is_above_cap - other->is_above_cap;

  return (one->tier > other->tier) - (one->tier < other->tier);
}

/* Whole numbers, each within one of the exact one, that sum to the rounded sum: what is left when
 * all are rounded down goes to the largest remainders. @offset: the exact number in an Exact. */
static gint64
round_all (GArray *exact, gsize offset, gint64 *whole)
{
  g_auto (SalRational) sum = SAL_RATIONAL_INIT;
  g_autofree SalRational *rests = g_new0 (SalRational, exact->len + 1);
  gint64 total = 0, left;

  for (guint i = 0; i < exact->len; i++)
    {
      const SalRational *one =
          &G_STRUCT_MEMBER (SalRational, &g_array_index (exact, Exact, i), offset);

      rests[i] = (SalRational) SAL_RATIONAL_INIT;
      if (!sal_rational_split (one, &whole[i], &rests[i]))
        whole[i] = 0;
      sal_rational_add (&sum, &sum, one);
    }
  if (!sal_rational_round (&sum, &total))
    total = 0;
  left = total;
  for (guint i = 0; i < exact->len; i++)
    left -= whole[i];
  for (; left > 0; left--)
    {
      guint best = 0;

      for (guint i = 1; i < exact->len; i++)
        if (sal_rational_compare (&rests[i], &rests[best]) > 0)
          best = i;
      whole[best]++;
      sal_rational_set_integer (&rests[best], -1);
    }
  for (guint i = 0; i < exact->len; i++)
    sal_rational_clear (&rests[i]);

  return total;
}

static void
round_slices (SalPaySums *self, GArray *exact)
{
  g_autofree gint64 *whole = g_new0 (gint64, exact->len + 1);

  self->units = round_all (exact, G_STRUCT_OFFSET (Exact, units), whole);
  for (guint i = 0; i < exact->len; i++)
    g_array_index (self->slices, SalPaySumsSlice, i).units = whole[i];
  self->sliced = round_all (exact, G_STRUCT_OFFSET (Exact, amount), whole);
  for (guint i = 0; i < exact->len; i++)
    g_array_index (self->slices, SalPaySumsSlice, i).amount = whole[i];
}

/* Rounded once: what the multiplier adds is the difference. */
static void
multiply (SalPaySums *self, GArray *exact, const char *factor)
{
  g_auto (SalRational) sum = SAL_RATIONAL_INIT, by = SAL_RATIONAL_INIT;
  gint64 gross = self->sliced;

  for (guint i = 0; i < exact->len; i++)
    sal_rational_add (&sum, &sum, &g_array_index (exact, Exact, i).amount);
  sal_pay_statement_read_exact (factor, &by);
  sal_rational_multiply (&sum, &sum, &by);
  if (factor != NULL && sal_rational_round (&sum, &gross))
    self->multiplied = gross - self->sliced;
}

/**
 * sal_pay_sums_new:
 * @line: a line, with its slices
 * @plan: (nullable): the plan it was calculated by
 * @component: (nullable): the component of @plan
 *
 * Works out how the amount of a line comes about. The ledger has exact amounts: here each is
 * rounded so that what is printed adds up to what is paid.
 *
 * Returns: (transfer full): the sums; without a plan, or where the line has no slices, there are
 *   none of them
 */
SalPaySums *
sal_pay_sums_new (const SalPayStatementLine *line,
                  const SalPlan *plan,
                  const SalPlanComponent *component)
{
  SalPaySums *self = g_new0 (SalPaySums, 1);
  g_autoptr (GArray) exact = g_array_new (FALSE, FALSE, sizeof (Exact));

  self->currency = plan != NULL ? g_intern_string (plan->currency) : line->currency;
  self->is_converted = self->currency != line->currency;
  self->slices = g_array_new (FALSE, FALSE, sizeof (SalPaySumsSlice));
  g_array_set_clear_func (self->slices, slice_clear);
  g_array_set_clear_func (exact, exact_clear);
  if (component == NULL)
    return self;

  for (guint i = 0; i < line->slices->len; i++)
    add_slice (self,
               exact,
               line->slices->pdata[i],
               component,
               sal_payout_units_of (plan, component),
               sal_payout_minor_units (plan->currency));
  round_slices (self, exact);
  multiply (self, exact, line->factor);
  g_array_sort (self->slices, compare_slices);
  if (self->slices->len > 0 && !self->is_converted)
    self->other = sal_pay_statement_line_get_gross (line) - self->sliced - self->multiplied;

  return self;
}
