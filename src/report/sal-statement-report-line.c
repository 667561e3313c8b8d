/* sal-statement-report-line.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-statement-report-private.h"

#include <glib/gi18n-lib.h>

#include "sal-kinds.h"
#include "sal-money.h"
#include "sal-pay-statement-sums.h"
#include "sal-payout-terms.h"

/* A line with all that is known of it. */
typedef struct
{
  SalDocument *document;
  const SalPayStatementSetting *setting;
  const SalPayStatementLine *line;
  const SalPayStatementOrigin *origin; /* (nullable) */
  const SalPlan *plan;                 /* (nullable) */
  const SalPlanComponent *component;   /* (nullable) */
} Maker;

/* --- what is measured --- */

static void
add_fact (GArray *facts, const char *label, const char *value)
{
  SalDocumentFact fact = { label, value };

  if (value != NULL)
    g_array_append_val (facts, fact);
}

/* “bookings” where type = "new" */
static char *
describe_measure (const Maker *self)
{
  const SalPlanComponent *component = self->component;
  const char *measure = component->measure != NULL && *component->measure != '\0'
                            ? component->measure
                            : _ ("credits");

  return component->filter != NULL && *component->filter != '\0'
             /* translators: what a plan measures, and a filter */
             ? g_strdup_printf (_ ("%s where %s"), measure, component->filter)
             : g_strdup (measure);
}

static char *
format_target (const Maker *self)
{
  g_auto (SalRational) target = SAL_RATIONAL_INIT, scale = SAL_RATIONAL_INIT;
  gint64 amount = 0;

  sal_pay_statement_read_exact (self->line->target, &target);
  sal_rational_set_integer (&scale, sal_payout_minor_units (self->plan->currency));
  sal_rational_multiply (&target, &target, &scale);

  return sal_rational_round (&target, &amount) && amount > 0
             ? sal_money_format (amount, self->plan->currency)
             : NULL;
}

/* Scores are not added up. */
static gboolean
has_objectives (const Maker *self)
{
  return self->component != NULL && self->component->method->kind == SAL_PAYOUT_OBJECTIVES;
}

static void
add_terms (const Maker *self)
{
  const SalPayStatementLine *line = self->line;
  gboolean is_measured =
      self->component != NULL && line->measured != NULL && !has_objectives (self);
  g_autoptr (GArray) facts = g_array_new (FALSE, FALSE, sizeof (SalDocumentFact));
  g_autofree char *measure = is_measured ? describe_measure (self) : NULL;
  g_autofree char *measured =
      is_measured ? sal_pay_words_measured (line->measured, self->plan, self->component) : NULL;
  g_autofree char *quota =
      is_measured ? sal_statement_report_format_quota (self->setting, line) : NULL;
  g_autofree char *attainment =
      is_measured ? sal_statement_report_format_attainment (self->setting, line) : NULL;
  g_autofree char *target = is_measured ? format_target (self) : NULL;
  g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, line->id);
  g_autofree char *plan = sal_statement_report_name_plan (self->setting, line);

  add_fact (facts, _ ("Plan"), plan);
  add_fact (facts, _ ("Line of the Ledger"), number);
  add_fact (facts, _ ("Measure"), measure);
  add_fact (facts, _ ("Measured"), measured);
  add_fact (facts, _ ("Quota, Prorated"), quota);
  add_fact (facts, _ ("Attainment"), attainment);
  add_fact (facts, _ ("Target Variable"), target);
  sal_document_add_facts (
      self->document, (const SalDocumentFact *) (gpointer) facts->data, facts->len);
}

/* --- what has to be said --- */

static void
add_cited (const Maker *self)
{
  const SalPayStatementLine *line = self->line;
  g_autofree char *period = NULL, *amount = NULL, *number = NULL, *text = NULL;

  if (line->cites == 0 || self->origin == NULL || self->origin->cited_period == NULL)
    return;
  period = sal_statement_report_name_period (self->setting, self->origin->cited_period);
  amount = sal_money_format (self->origin->cited_amount, line->currency);
  number = g_strdup_printf ("%" G_GINT64_FORMAT, line->cites);
  if (g_str_equal (line->kind, "clawback"))
    text = g_strdup_printf (
        /* translators: the number of a line, a period and an amount */
        _ ("What line %s of %s paid (%s in all) for what was cancelled since is taken back."),
        number,
        period,
        amount);
  else
    text = g_strdup_printf (
        /* translators: the number of a line, a period and an amount */
        _ ("This is the difference to line %s of %s, which was %s and stays as it is."),
        number,
        period,
        amount);
  sal_document_add_paragraph (self->document, text);
}

static void
add_gate (const Maker *self)
{
  const SalPlanGate *gate;
  const SalPlanComponent *of;
  int index;
  g_autofree char *least = NULL, *text = NULL;

  if (self->component == NULL || self->origin == NULL || self->origin->closed_gate < 0 ||
      (guint) self->origin->closed_gate >= self->component->gates->len)
    return;
  gate = self->component->gates->pdata[self->origin->closed_gate];
  index = sal_plan_find_component (self->plan, gate->component);
  if (index < 0)
    return;
  of = sal_plan_get_component (self->plan, (guint) index);
  if (gate->at_least.is_set)
    {
      least = sal_pay_words_percent (&gate->at_least.value, SAL_PAY_SHARE_DECIMALS);
    }
  else
    {
      g_autofree char *exact = sal_rational_to_text (&gate->amount.value);

      least = sal_pay_words_measured (exact, self->plan, of);
    }
  text = g_strdup_printf (
      gate->effect == SAL_GATE_PAY
          /* translators: a component of a plan, and the least that is asked of it */
          ? _ ("“%s” is below %s: nothing is paid.")
          /* translators: a component of a plan, and the least that is asked of it */
          : _ ("“%s” is below %s: above quota the rate at 100 %% is paid."),
      of->name != NULL && *of->name != '\0' ? of->name : of->id,
      least);
  sal_document_add_paragraph (self->document, text);
}

/* --- slices --- */

/* A bound of a tier, by what it is said in. */
static char *
format_bound (const Maker *self, const SalRational *bound)
{
  g_autofree char *exact = NULL;

  if (self->component->method->bounds == SAL_BOUNDS_ATTAINMENT)
    return sal_pay_words_percent (bound, SAL_PAY_SHARE_DECIMALS);
  exact = sal_rational_to_text (bound);

  return sal_pay_words_measured (exact, self->plan, self->component);
}

static char *
name_slice (const Maker *self, const SalPaySumsSlice *slice)
{
  const GPtrArray *tiers = self->component->method->tiers;
  const SalPlanTier *tier;
  g_autofree char *from = NULL, *to = NULL;

  if (slice->is_above_cap)
    return g_strdup (_ ("Above the cap per deal"));
  if (tiers == NULL || slice->tier >= (int) tiers->len)
    return g_strdup ("–");
  if (slice->tier < 0)
    {
      from = tiers->len > 0
                 ? format_bound (self, &((const SalPlanTier *) tiers->pdata[0])->from.value)
                 : g_strdup ("–");
      /* translators: the bound of a tier */
      return g_strdup_printf (_ ("below %s"), from);
    }
  tier = tiers->pdata[slice->tier];
  from = format_bound (self, &tier->from.value);
  if (slice->tier + 1 == (int) tiers->len)
    /* translators: the bound of a tier */
    return g_strdup_printf (_ ("from %s"), from);
  to = format_bound (self, &((const SalPlanTier *) tiers->pdata[slice->tier + 1])->from.value);

  return g_strdup_printf ("%s – %s", from, to);
}

/* What there was before the line, or what a cap per deal keeps off the slices. */
static const char *
name_other (const Maker *self)
{
  SalMeasurementMode mode = self->component->mode;
  gboolean is_to_date = mode == SAL_MODE_QUARTER_TO_DATE || mode == SAL_MODE_YEAR_TO_DATE;

  if (g_str_equal (self->line->kind, "correction") || g_str_equal (self->line->kind, "replay"))
    return _ ("Posted before");
  if (g_str_equal (self->line->kind, "true_up"))
    return _ ("Earned in the periods of the year");
  if (self->component->deal_cap != NULL)
    return is_to_date ? _ ("Earned before, and above the cap per deal")
                      : _ ("Above the cap per deal");

  return mode == SAL_MODE_QUARTER_TO_DATE ? _ ("Earned before in the quarter")
         : is_to_date                     ? _ ("Earned before in the year")
                                          : _ ("Earned before");
}

static void
add_step (GPtrArray *rows, char *label, gint64 amount, const char *currency)
{
  sal_statement_report_add_row (
      rows, label, g_strdup (""), g_strdup (""), sal_money_format (amount, currency), NULL);
}

static char *
name_multiplier (const Maker *self)
{
  g_auto (SalRational) factor = SAL_RATIONAL_INIT;
  g_autofree char *percent = NULL;

  sal_pay_statement_read_exact (self->line->factor, &factor);
  percent = sal_pay_words_percent (&factor, SAL_PAY_RATE_DECIMALS);

  /* translators: a percentage */
  return g_strdup_printf (_ ("Multiplier of %s"), percent);
}

/* From what the slices pay to what is earned. */
static void
add_steps (const Maker *self, const SalPaySums *sums, GPtrArray *rows)
{
  const SalPayStatementLine *line = self->line;

  if (sums->slices->len > 1 || sums->sliced != line->amount || sums->is_converted)
    sal_statement_report_add_row (rows,
                                  g_strdup (_ ("All tiers")),
                                  g_strdup (""),
                                  sal_pay_words_units (sums->units, self->plan, self->component),
                                  sal_money_format (sums->sliced, sums->currency),
                                  NULL);
  if (sums->multiplied != 0)
    add_step (rows, name_multiplier (self), sums->multiplied, sums->currency);
  if (sums->is_converted)
    add_step (rows,
              /* translators: a currency */
              g_strdup_printf (_ ("What is due of it, in %s"), line->currency),
              sal_pay_statement_line_get_gross (line),
              line->currency);
  if (sums->other != 0)
    add_step (rows, g_strdup (name_other (self)), sums->other, line->currency);
}

static void
add_slices (const Maker *self, const SalPaySums *sums)
{
  const SalPayStatementLine *line = self->line;
  const SalDocumentColumn columns[] = {
    { _ ("Tier of the Plan"), FALSE },
    { _ ("Rate"), TRUE },
    { _ ("Credited"), TRUE },
    { _ ("Amount"), TRUE },
  };
  g_autoptr (GPtrArray) rows = sal_statement_report_create_rows ();

  for (guint i = 0; i < sums->slices->len; i++)
    {
      const SalPaySumsSlice *slice = &g_array_index (sums->slices, SalPaySumsSlice, i);

      sal_statement_report_add_row (rows,
                                    name_slice (self, slice),
                                    sal_pay_words_rate (&slice->rate, self->plan, self->component),
                                    sal_pay_words_units (slice->units, self->plan, self->component),
                                    sal_money_format (slice->amount, sums->currency),
                                    NULL);
    }
  if (sums->slices->len > 0)
    add_steps (self, sums, rows);
  else
    add_step (rows,
              g_strdup (_ ("By the plan")),
              sal_pay_statement_line_get_gross (line),
              line->currency);
  if (line->forfeited != 0)
    add_step (rows, g_strdup (_ ("Forfeited by caps")), -line->forfeited, line->currency);
  add_step (rows, g_strdup (_ ("Earned")), line->amount, line->currency);
  sal_document_add_table_with_totals (self->document, columns, G_N_ELEMENTS (columns), rows, 1);
}

/* --- credits --- */

static const char *
name_type (const char *type)
{
  if (g_strcmp0 (type, "overlay") == 0)
    return _ ("Overlay");
  if (g_strcmp0 (type, "roll-up") == 0)
    return _ ("Roll-Up");
  if (g_strcmp0 (type, "activity") == 0)
    return _ ("Activity");
  if (g_strcmp0 (type, "score") == 0)
    return _ ("Score");

  return _ ("Direct");
}

static char *
or_dash (const char *text)
{
  return g_strdup (text != NULL ? text : "–");
}

static void
add_credit (const Maker *self, const SalPayStatementCredit *credit, GPtrArray *rows)
{
  sal_statement_report_add_row (
      rows,
      or_dash (credit->name),
      or_dash (g_hash_table_lookup (self->setting->accounts, &credit->opportunity)),
      sal_date_format (credit->date),
      g_strdup (name_type (credit->type)),
      sal_pay_words_credited (credit->money, credit->currency, self->plan, self->component),
      sal_money_format (credit->amount, self->line->currency),
      NULL);
}

/* Of opportunities that are gone there is nothing to be shown. */
static void
link_credits (const Maker *self)
{
  for (guint i = 0; i < self->line->credits->len; i++)
    {
      const SalPayStatementCredit *credit = self->line->credits->pdata[i];

      if (credit->name != NULL)
        sal_document_link_row (self->document, i, sal_opportunity_kind.name, credit->opportunity);
    }
}

/* Their amounts, and what no credit has for itself, come to the line. */
static void
add_credits (const Maker *self)
{
  const SalPayStatementLine *line = self->line;
  const SalDocumentColumn columns[] = {
    { _ ("Opportunity"), FALSE }, { _ ("Account"), FALSE }, { _ ("Date"), FALSE },
    { _ ("Credit"), FALSE },      { _ ("Credited"), TRUE }, { _ ("Amount"), TRUE },
  };
  g_autoptr (GPtrArray) rows = sal_statement_report_create_rows ();
  gint64 credited = 0, rest = line->amount;
  guint n = line->credits->len;

  if (n == 0)
    return;
  for (guint i = 0; i < n; i++)
    {
      const SalPayStatementCredit *credit = line->credits->pdata[i];

      add_credit (self, credit, rows);
      credited += credit->money;
      rest -= credit->amount;
    }
  if (rest != 0)
    sal_statement_report_add_row (rows,
                                  g_strdup (_ ("Of the period as a whole")),
                                  g_strdup (""),
                                  g_strdup (""),
                                  g_strdup (""),
                                  g_strdup (""),
                                  sal_money_format (rest, line->currency),
                                  NULL);
  sal_statement_report_add_row (
      rows,
      g_strdup_printf (ngettext ("%u credit", "%u credits", n), n),
      g_strdup (""),
      g_strdup (""),
      g_strdup (""),
      has_objectives (self)
          ? g_strdup ("")
          : sal_pay_words_credited (
                credited,
                ((const SalPayStatementCredit *) line->credits->pdata[0])->currency,
                self->plan,
                self->component),
      sal_money_format (line->amount, line->currency),
      NULL);
  sal_document_add_table_with_totals (self->document, columns, G_N_ELEMENTS (columns), rows, 1);
  link_credits (self);
}

/* --- all --- */

static char *
create_heading (const Maker *self)
{
  g_autofree char *title = sal_statement_report_title_line (self->setting, self->line);
  g_autofree char *amount = sal_money_format (self->line->amount, self->line->currency);

  return g_strdup_printf ("%s · %s", title, amount);
}

void
sal_statement_report_add_line (SalDocument *document,
                               const SalPayStatementSetting *setting,
                               const SalPayStatementLine *line)
{
  const Maker self = { document,
                       setting,
                       line,
                       sal_pay_statement_setting_get_origin (setting, line->id),
                       sal_pay_statement_setting_get_plan (setting, line->id),
                       sal_pay_statement_setting_get_component (setting, line) };
  g_autoptr (SalPaySums) sums = sal_pay_sums_new (line, self.plan, self.component);
  g_autofree char *heading = create_heading (&self);

  sal_document_add_heading (document, heading, 2);
  add_terms (&self);
  add_cited (&self);
  add_gate (&self);
  if (g_strcmp0 (line->problem, "no_quota") == 0)
    sal_document_add_paragraph (
        document, _ ("It is paid by attainment, and there is no quota: nothing is paid."));
  if (sums->slices->len == 0 && sal_pay_statement_line_get_gross (line) != 0 &&
      line->measured != NULL && self.component != NULL)
    {
      g_autofree char *method =
          sal_statement_report_describe_method (line, self.plan, self.component);

      sal_document_add_paragraph (document, method);
    }
  if (sums->slices->len > 0 || line->forfeited != 0)
    add_slices (&self, sums);
  add_credits (&self);
}
