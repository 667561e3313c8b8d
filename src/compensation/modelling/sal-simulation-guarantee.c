/* sal-simulation-guarantee.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-simulation-private.h"

#include <math.h>
#include <string.h>

#include "sal-payment-release.h"

/* Guarantees and draws in years that are simulated: the months of sal_payments_new(), of many years
 * at once, in the plan's currency and without rounding. Of what is owed only two sums matter: what
 * is due, and what will be from a month on. */

/* A part of what is posted on a day, and the month that it becomes payable in. */
typedef struct
{
  guint row;   /* of what is posted */
  guint month; /* from the first on */
  double share;
} Release;

/* What holds in a month. */
typedef struct
{
  double guarantee;
  double share, most;  /* that is kept of a payment, to recover what is owed */
  guint after;         /* months until what is drawn is recovered, from the next one on */
  gboolean is_drawn;   /* what is topped up is recovered */
  gboolean writes_off; /* what is owed */
} Month;

struct _SalSimulatedGuarantee
{
  gboolean is_simple; /* nothing is ever drawn */
  GArray *months;     /* of Month */
  GArray *releases;   /* of Release: of what is more than nothing; by row */
  GArray *posted;     /* of guint: the month, by row: of what is less */
};

void
sal_simulated_guarantee_free (SalSimulatedGuarantee *self)
{
  g_array_unref (self->months);
  g_array_unref (self->releases);
  g_array_unref (self->posted);
  g_free (self);
}

guint
sal_simulated_guarantee_get_n_rows (const SalSimulatedGuarantee *self)
{
  return self->posted->len;
}

/* --- what holds --- */

/* The one in force at the end of a month, or that was last. */
static guint
find_in_force (const SalSimulatedSource *sources, guint n, int month)
{
  guint found = 0;

  for (guint i = 1; i < n; i++)
    {
      const SalParticipation *one = sources[i].entry->participation;

      if (sal_payment_month_of (one->first) <= month &&
          one->first > sources[found].entry->participation->first)
        found = i;
    }

  return found;
}

/* Whether somebody has left by a plan that says what then happens. */
static gboolean
has_left (const SalSimulatedSource *source, int month)
{
  const SalParticipation *one = source->entry->participation;

  return source->plan->leaver != NULL && one->leaves && month >= sal_payment_month_of (one->last);
}

static Month
make_month (const SalSimulatedSource *sources, guint n, int month)
{
  const SalSimulatedSource *source = &sources[find_in_force (sources, n, month)];
  const SalPlanRecovery *terms = source->plan->recovery;
  Month made = { .share = 1, .most = INFINITY };

  for (guint i = 0; i < n; i++)
    made.guarantee += (double) sal_payment_find_guarantee (sources[i].entry->participation, month) /
                      sources[i].entry->exchange;
  if (terms != NULL && terms->share.is_set)
    made.share = sal_rational_to_double (&terms->share.value);
  if (terms != NULL && terms->limit.is_set)
    made.most = sal_rational_to_double (&terms->limit.value) *
                (double) sal_payout_minor_units (source->plan->currency);
  made.after = terms != NULL ? (guint) terms->after : 0;
  made.is_drawn = source->entry->participation->is_recoverable;
  made.writes_off =
      has_left (source, month) && source->plan->leaver->owes == SAL_LEAVER_WRITTEN_OFF;

  return made;
}

/* --- when it is paid --- */

/* Money by the month that it becomes payable in. */
typedef struct
{
  int month;
  double amount;
} Payable;

static void
add_payable (GArray *self, int month, double amount)
{
  Payable added = { month, amount };

  for (guint i = 0; i < self->len; i++)
    if (g_array_index (self, Payable, i).month == month)
      {
        g_array_index (self, Payable, i).amount += amount;
        return;
      }
  g_array_append_val (self, added);
}

static void
add_payables (GArray *self, const SalPlan *plan, const SalCredit *credit, gint64 amount, int posted)
{
  g_autoptr (GArray) releases = g_array_new (FALSE, FALSE, sizeof (SalPaymentRelease));

  if (amount > 0)
    sal_payment_list_releases (plan, credit, amount, posted, releases);
  for (guint i = 0; i < releases->len; i++)
    {
      const SalPaymentRelease *one = &g_array_index (releases, SalPaymentRelease, i);

      add_payable (self, one->released, (double) one->amount);
    }
}

/* As in the year that is known; what was posted on no day there waits for nothing. */
static GArray *
list_payables (const SalSimulatedSource *source, const GPtrArray *earnings, gint32 day)
{
  const SalParticipation *of = source->entry->participation;
  int posted = sal_payment_month_of (day);
  GArray *payables = g_array_new (FALSE, FALSE, sizeof (Payable));

  for (guint i = 0; earnings != NULL && i < earnings->len; i++)
    {
      const SalEarning *earning = earnings->pdata[i];
      gint64 rest = earning->amount;

      if (earning->posted != day || earning->kind > SAL_EARNING_TRUE_UP)
        continue;
      for (guint k = 0; k < earning->shares->len; k++)
        {
          const SalEarningShare *share = &g_array_index (earning->shares, SalEarningShare, k);

          add_payables (payables,
                        source->plan,
                        &g_array_index (of->credits, SalCredit, share->credit),
                        share->amount,
                        posted);
          rest -= share->amount;
        }
      add_payables (payables, source->plan, NULL, rest, posted);
    }
  if (payables->len == 0)
    add_payables (payables, source->plan, NULL, 1, posted);

  return payables;
}

/* Only where it depends on what is sold has the year to be known. */
static GPtrArray *
calculate (const SalSimulatedSource *source)
{
  const SalPlanRelease *release = source->plan->release;
  SalParticipation view = *source->entry->participation;

  if (release == NULL || (release->milestones->len == 0 && release->at == SAL_PAYABLE_AT_BOOKING))
    return NULL;
  view.plan = source->plan;

  return sal_calculation_run (&view, NULL);
}

/* What a leaver forfeits is never paid. */
static gboolean
is_forfeited (const SalSimulatedSource *sources, guint n, int posted, int released)
{
  for (int month = posted; month < released; month++)
    {
      const SalSimulatedSource *source = &sources[find_in_force (sources, n, month)];

      if (has_left (source, month) && source->plan->leaver->owed == SAL_LEAVER_FORFEITS)
        return TRUE;
      if (month > sal_payment_month_of (source->entry->participation->last))
        break; /* nothing changes any more */
    }

  return FALSE;
}

static void
add_day (SalSimulatedGuarantee *self,
         const SalSimulatedSource *sources,
         guint n,
         const GArray *payables,
         int posted,
         int first)
{
  guint month = (guint) (posted - first);
  double sum = 0;

  for (guint i = 0; i < payables->len; i++)
    sum += g_array_index (payables, Payable, i).amount;
  for (guint i = 0; i < payables->len; i++)
    {
      const Payable *one = &g_array_index (payables, Payable, i);
      Release release = { self->posted->len, 0, one->amount / sum };

      if (one->month == SAL_PAYMENT_NEVER || is_forfeited (sources, n, posted, one->month))
        continue;
      release.month = (guint) (one->month - first);
      g_array_append_val (self->releases, release);
    }
  g_array_append_val (self->posted, month);
}

static gboolean
costs_something (const SalSimulatedSource *sources, guint n)
{
  for (guint i = 0; i < n; i++)
    {
      const SalParticipation *one = sources[i].entry->participation;
      const SalPlanLeaver *rule = sources[i].plan->leaver;

      if (!one->is_recoverable ||
          (one->leaves && rule != NULL && rule->owes == SAL_LEAVER_WRITTEN_OFF))
        return TRUE;
    }

  return FALSE;
}

/**
 * sal_simulated_guarantee_new: (skip)
 * @sources: (array length=n): the participations of somebody who is guaranteed something
 * @n: how many they are
 *
 * Prepares what guarantees come to in years that are simulated. What is posted has a row for each
 * day of each participation, in their order.
 *
 * Returns: (transfer full) (nullable): the guarantee; %NULL: it costs nothing, as all of it is
 *   recovered
 */
SalSimulatedGuarantee *
sal_simulated_guarantee_new (const SalSimulatedSource *sources, guint n)
{
  SalSimulatedGuarantee *self;
  int first = G_MAXINT;
  guint n_months = 0;

  if (!costs_something (sources, n))
    return NULL;
  self = g_new0 (SalSimulatedGuarantee, 1);
  self->is_simple = TRUE;
  self->months = g_array_new (FALSE, FALSE, sizeof (Month));
  self->releases = g_array_new (FALSE, FALSE, sizeof (Release));
  self->posted = g_array_new (FALSE, FALSE, sizeof (guint));
  for (guint i = 0; i < n; i++)
    first = MIN (first, sal_payment_month_of (sources[i].entry->participation->first));
  for (guint i = 0; i < n; i++)
    {
      const SalReplayEntry *entry = sources[i].entry;
      g_autoptr (GPtrArray) earnings = calculate (&sources[i]);

      for (guint k = 0; k < entry->days->len; k++)
        {
          gint32 day = g_array_index (entry->days, SalReplayDay, k).posted;
          g_autoptr (GArray) payables = list_payables (&sources[i], earnings, day);

          add_day (self, sources, n, payables, sal_payment_month_of (day), first);
        }
      n_months =
          MAX (n_months, (guint) (sal_payment_month_of (entry->participation->last) - first) + 1);
    }
  for (guint i = 0; i < self->releases->len; i++)
    n_months = MAX (n_months, g_array_index (self->releases, Release, i).month + 1);
  for (guint i = 0; i < self->posted->len; i++)
    n_months = MAX (n_months, g_array_index (self->posted, guint, i) + 1);
  for (guint i = 0; i < n_months; i++)
    {
      Month month = make_month (sources, n, first + (int) i);

      self->is_simple = self->is_simple && !(month.is_drawn && month.guarantee > 0);
      g_array_append_val (self->months, month);
    }

  return self;
}

/* --- many years --- */

/* All by month, then year. */
typedef struct
{
  guint n_years;
  double *payable;
  double *taken_back;
  double *drawn_before;              /* and due from the month on */
  double owed[SAL_SIMULATION_YEARS]; /* and is due */
  double topped_up[SAL_SIMULATION_YEARS];
  double drawn[SAL_SIMULATION_YEARS];
  double written_off[SAL_SIMULATION_YEARS];
} Settlement;

static gboolean
is_nothing (const double *values, gsize n)
{
  for (gsize i = 0; i < n; i++)
    if (values[i] != 0)
      return FALSE;

  return TRUE;
}

/* Returns whether something is taken back. */
static gboolean
release (const SalSimulatedGuarantee *self, Settlement *years, const SalSimulatedPosting *posted)
{
  guint n = years->n_years;
  gboolean is_taken_back = !is_nothing (posted->lost, (gsize) self->posted->len * n);

  for (guint i = 0; i < self->releases->len; i++)
    {
      const Release *one = &g_array_index (self->releases, Release, i);
      const double *gained = posted->gained + (gsize) one->row * n;
      double *payable = years->payable + (gsize) one->month * n;

      for (guint y = 0; y < n; y++)
        payable[y] += one->share * gained[y];
    }
  for (guint i = 0; is_taken_back && i < self->posted->len; i++)
    {
      const double *lost = posted->lost + (gsize) i * n;
      double *taken = years->taken_back + (gsize) g_array_index (self->posted, guint, i) * n;

      for (guint y = 0; y < n; y++)
        taken[y] += lost[y];
    }

  return is_taken_back;
}

/* Nothing is owed: what is missing in a month is topped up. */
static void
top_up (Settlement *self, double guarantee, const double *payable)
{
  for (guint y = 0; guarantee > 0 && y < self->n_years; y++)
    self->topped_up[y] += MAX (guarantee - payable[y], 0);
}

static void
settle_month (Settlement *self, const Month *month, guint index, double *due_then)
{
  gsize row = (gsize) index * self->n_years;
  const double *payable = self->payable + row;
  double *to = month->is_drawn ? self->drawn : self->topped_up;

  for (guint y = 0; y < self->n_years; y++)
    {
      double most = MAX (payable[y] - month->guarantee, 0), recovered, missing;

      self->owed[y] += self->taken_back[row + y] + self->drawn_before[row + y];

      most = MIN (most, MIN (month->share * payable[y], month->most));
      recovered = MIN (most, self->owed[y]);
      missing = MAX (month->guarantee - (payable[y] - recovered), 0);
      self->owed[y] -= recovered;
      to[y] += missing;
      if (month->is_drawn)
        due_then[y] += missing;
    }
}

/* All that is owed, due or not. */
static void
write_off (Settlement *self, guint month, guint n_months)
{
  guint n = self->n_years;

  for (guint y = 0; y < n; y++)
    {
      self->written_off[y] += self->owed[y];
      self->owed[y] = 0;
    }
  for (guint m = month + 1; m <= n_months; m++)
    for (guint y = 0; y < n; y++)
      {
        self->written_off[y] += self->drawn_before[(gsize) m * n + y];
        self->drawn_before[(gsize) m * n + y] = 0;
      }
}

/**
 * sal_simulated_guarantee_settle: (skip)
 * @self: a guarantee
 * @posted: what is posted, by row and year
 * @n_years: how many years, at most %SAL_SIMULATION_YEARS
 * @costs: (array length=n_years): to which is added what guarantees add for good
 *
 * Settles years month by month: what is payable, of that what is owed, and what is then below the
 * guarantee. What is drawn and written off is for good, too.
 */
void
sal_simulated_guarantee_settle (const SalSimulatedGuarantee *self,
                                const SalSimulatedPosting *posted,
                                guint n_years,
                                double *costs)
{
  guint n_months = self->months->len;
  gsize n = (gsize) n_months * n_years;
  g_autofree double *payable = g_new0 (double, n), *taken_back = g_new0 (double, n);
  /* what is due after the last month is in a row of its own */
  g_autofree double *drawn_before = g_new0 (double, n + n_years);
  Settlement years = { n_years, payable, taken_back, drawn_before };
  gboolean has_debts;

  has_debts = release (self, &years, posted) || !self->is_simple;
  for (guint m = 0; m < n_months; m++)
    {
      const Month *month = &g_array_index (self->months, Month, m);
      guint then = MIN (m + 1 + month->after, n_months);

      if (!has_debts)
        {
          top_up (&years, month->guarantee, payable + (gsize) m * n_years);
          continue;
        }
      settle_month (&years, month, m, drawn_before + (gsize) then * n_years);
      if (month->writes_off)
        write_off (&years, m, n_months);
    }
  for (guint y = 0; y < n_years; y++)
    costs[y] += years.topped_up[y] + MIN (years.written_off[y], years.drawn[y]);
}
