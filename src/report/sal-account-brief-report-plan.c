/* sal-account-brief-report-plan.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <math.h>

#include <glib/gi18n-lib.h>

#include "sal-account-brief-report-private.h"
#include "sal-kinds.h"
#include "sal-money.h"
#include "sal-number.h"
#include "sal-plan-due.h"
#include "sal-whitespace-text.h"

#define MOST_MEASURED   4
#define MOST_OBJECTIVES 10
#define MOST_PLAYS      8
#define MOST_CELLS      8

#define ROW_HEIGHT  18.0
#define HEAD_HEIGHT 58.0

static char *
display (const SalAccountBrief *self, SalRecord *record, const char *field)
{
  char *text = sal_record_to_display (
      record, (guint) sal_kind_field_index (sal_record_get_kind (record), field), self->currency);

  if (*text != '\0')
    return text;
  g_free (text);

  return g_strdup ("–");
}

/* A measured value, without decimals that it has not. */
static char *
display_number (SalRecord *record, const char *field)
{
  const SalValue *value =
      sal_record_get_value (record, (guint) sal_kind_field_index (&sal_plan_objective_kind, field));
  int decimals = 0;

  if (value->storage != SAL_STORAGE_REAL)
    return g_strdup ("–");
  for (double scale = 1;
       decimals < 2 && fabs (value->real * scale - round (value->real * scale)) > 1e-6 * scale;
       scale *= 10)
    decimals++;

  return sal_number_format (value->real, decimals);
}

/* What a growth play is worth, and of one in another currency, what was entered; @n_converted
 * counts those. */
static char *
display_play_value (const SalAccountBrief *self, guint play, guint *n_converted)
{
  SalRecord *record = self->plan->parts[SAL_PLAN_PLAYS]->pdata[play];
  gint64 value = g_array_index (self->play_values, gint64, play);
  const char *currency = sal_record_get_text (record, "currency");
  g_autofree char *entered = NULL, *converted = NULL;

  if (sal_record_is_null (record, "value"))
    return g_strdup ("–");
  entered = sal_money_format_whole (sal_record_get_integer (record, "value"),
                                    currency != NULL ? currency : self->currency);
  if (value == SAL_BRIEF_NO_RATE)
    /* translators: an amount */
    return g_strdup_printf (_ ("%s, no rate known"), entered);
  if (currency == NULL || g_strcmp0 (currency, self->currency) == 0)
    return g_steal_pointer (&entered);
  ++*n_converted;
  converted = sal_money_format_whole (value, self->currency);

  /* translators: an amount, and the same in another currency */
  return g_strdup_printf (_ ("%1$s (%2$s)"), converted, entered);
}

/* (transfer full): how it stands, or that it should have been done by now */
static char *
describe_status (const SalAccountBrief *self, SalRecord *objective)
{
  if (!sal_plan_record_is_overdue (objective, self->as_of))
    return display (self, objective, "status");
  if (sal_plan_objective_progress (objective) >= 1)
    return g_strdup (_ ("Target reached"));

  return sal_plan_describe_overdue (sal_record_get_date (objective, "due"), self->as_of);
}

/* Of which day a part of the plan is. */
static char *
describe_age (const SalAccountBrief *self, SalPlanPart part, SalRecord *record)
{
  gboolean closed = sal_plan_record_is_closed (record);

  return sal_brief_describe_day (sal_plan_record_day (part, record),
                                 self->as_of,
                                 closed ? 0 : self->plan->freshness.stale_days);
}

/* --- objectives --- */

static void
add_objectives (const SalAccountBrief *self, SalDocument *document)
{
  const SalDocumentColumn columns[] = {
    { _ ("Objective"), FALSE }, { _ ("Start"), TRUE },     { _ ("Target"), TRUE },
    { _ ("Actual"), TRUE },     { _ ("Progress"), TRUE },  { _ ("Due"), FALSE },
    { _ ("Status"), FALSE },    { _ ("Measured"), FALSE },
  };
  GPtrArray *objectives = self->plan->parts[SAL_PLAN_OBJECTIVES];
  SalBriefTable *table = sal_brief_table_new (document, MOST_OBJECTIVES);

  for (guint i = 0; i < objectives->len; i++)
    {
      SalRecord *one = objectives->pdata[i];
      GStrv cells = g_new0 (char *, G_N_ELEMENTS (columns) + 1);

      cells[0] = sal_plan_record_get_title (SAL_PLAN_OBJECTIVES, one);
      cells[1] = display_number (one, "start");
      cells[2] = display_number (one, "target");
      cells[3] = display_number (one, "actual");
      cells[4] = sal_whitespace_format_share (sal_plan_objective_progress (one));
      cells[5] = sal_brief_format_date (sal_record_get_date (one, "due"));
      cells[6] = describe_status (self, one);
      cells[7] = describe_age (self, SAL_PLAN_OBJECTIVES, one);
      sal_brief_table_add (table, sal_plan_objective_kind.name, sal_record_get_id (one), cells);
    }
  sal_brief_table_finish (
      table, columns, G_N_ELEMENTS (columns), _ ("The plan has no objectives yet."));
}

/* Whether it was measured in the quarter of the brief, and is nearer to its target than it was. */
static gboolean
has_gained (const SalAccountBrief *self, SalRecord *objective)
{
  const SalBriefQuarter *quarter = &self->quarters[SAL_BRIEF_QUARTERS - 1];
  gint32 day = sal_record_get_date (objective, "measured_on");

  return day != SAL_DATE_NONE && day >= quarter->first && day <= quarter->last &&
         sal_plan_objective_progress (objective) > 0;
}

/* What the customer gained: the objectives that were found nearer to their target in the quarter;
 * without any, nothing is said. */
void
sal_account_brief_report_add_measured (const SalAccountBrief *self, SalDocument *document)
{
  const SalDocumentColumn columns[] = {
    { _ ("Objective"), FALSE }, { _ ("Start"), TRUE },    { _ ("Actual"), TRUE },
    { _ ("Target"), TRUE },     { _ ("Progress"), TRUE }, { _ ("Measured"), FALSE },
  };
  GPtrArray *objectives = self->plan->parts[SAL_PLAN_OBJECTIVES];
  SalBriefTable *table = NULL;

  for (guint i = 0; self->plan->plan != NULL && i < objectives->len; i++)
    {
      SalRecord *one = objectives->pdata[i];
      GStrv cells;

      if (!has_gained (self, one))
        continue;
      if (table == NULL)
        {
          sal_document_add_heading (document, _ ("Progress Measured in the Quarter"), 2);
          table = sal_brief_table_new (document, MOST_MEASURED);
        }
      cells = g_new0 (char *, G_N_ELEMENTS (columns) + 1);
      cells[0] = sal_plan_record_get_title (SAL_PLAN_OBJECTIVES, one);
      cells[1] = display_number (one, "start");
      cells[2] = display_number (one, "actual");
      cells[3] = display_number (one, "target");
      cells[4] = sal_whitespace_format_share (sal_plan_objective_progress (one));
      cells[5] = sal_brief_format_date (sal_record_get_date (one, "measured_on"));
      sal_brief_table_add (table, sal_plan_objective_kind.name, sal_record_get_id (one), cells);
    }
  if (table != NULL)
    sal_brief_table_finish (table, columns, G_N_ELEMENTS (columns), "");
}

/* How much of the way from start to target has been gone, of those that were measured. */
static void
add_chart (const SalAccountBrief *self, SalDocument *document)
{
  GPtrArray *objectives = self->plan->parts[SAL_PLAN_OBJECTIVES];
  SalChartFormat format = sal_chart_format_rate (0);
  g_autoptr (SalChart) chart = sal_chart_new (SAL_CHART_BAR);
  g_auto (GStrv) names = g_new0 (char *, MOST_OBJECTIVES + 1);
  double values[MOST_OBJECTIVES];
  guint n = 0;

  for (guint i = 0; i < objectives->len && n < MOST_OBJECTIVES; i++)
    {
      double progress = sal_plan_objective_progress (objectives->pdata[i]);

      if (isnan (progress))
        continue;
      names[n] = sal_plan_record_get_title (SAL_PLAN_OBJECTIVES, objectives->pdata[i]);
      values[n++] = progress;
    }
  if (n == 0)
    return;
  sal_chart_set_title (chart, _ ("Progress of the Objectives"));
  sal_chart_set_format (chart, &format);
  sal_chart_set_categories (chart, (const char *const *) names, n);
  sal_chart_set_horizontal (chart, TRUE);
  sal_chart_set_additive (chart, FALSE);
  sal_chart_set_reference (chart, _ ("Target"), 1);
  sal_chart_add_series (chart, _ ("Of the way to the target"), SAL_CHART_SERIES_ACTUAL, values, n);
  sal_document_add_charts (document, &chart, 1, HEAD_HEIGHT + n * ROW_HEIGHT);
}

/* --- plays and actions --- */

static void
add_plays (const SalAccountBrief *self, SalDocument *document)
{
  const SalDocumentColumn columns[] = {
    { _ ("Growth Play"), FALSE }, { _ ("Product Family"), FALSE }, { _ ("Status"), FALSE },
    { _ ("Value"), TRUE },        { _ ("Reviewed"), FALSE },
  };
  GPtrArray *plays = self->plan->parts[SAL_PLAN_PLAYS];
  SalBriefTable *table = sal_brief_table_new (document, MOST_PLAYS);
  guint n_converted = 0;

  sal_document_add_heading (document, _ ("Growth Plays"), 2);
  for (guint i = 0; i < plays->len; i++)
    {
      SalRecord *one = plays->pdata[i];
      GStrv cells = g_new0 (char *, G_N_ELEMENTS (columns) + 1);

      cells[0] = sal_plan_record_get_title (SAL_PLAN_PLAYS, one);
      cells[1] = display (self, one, "product_family");
      cells[2] = display (self, one, "status");
      cells[3] = display_play_value (self, i, &n_converted);
      cells[4] = describe_age (self, SAL_PLAN_PLAYS, one);
      sal_brief_table_add (table, sal_growth_play_kind.name, sal_record_get_id (one), cells);
    }
  sal_brief_table_finish (
      table, columns, G_N_ELEMENTS (columns), _ ("The plan has no growth plays yet."));
  if (n_converted > 0)
    {
      g_autofree char *day = sal_date_format (self->as_of);
      /* translators: a currency, and a day */
      g_autofree char *text = g_strdup_printf (
          _ ("Amounts in other currencies are converted into %1$s at the rates of %2$s."),
          self->currency,
          day);

      sal_document_add_note (document, text);
    }
}

/* (transfer full): “12 actions are open, 3 of them overdue; 4 were done in the quarter.” */
static char *
describe_actions (const SalAccountBrief *self)
{
  GPtrArray *actions = self->plan->parts[SAL_PLAN_ACTIONS];
  gint32 first = self->quarters[SAL_BRIEF_QUARTERS - 1].first;
  g_autofree char *from = sal_date_format (first), *to = sal_date_format (self->as_of);
  guint n_open = 0, n_overdue = 0, n_done = 0;

  for (guint i = 0; i < actions->len; i++)
    {
      SalRecord *one = actions->pdata[i];
      gint32 done = sal_record_get_date (one, "done_on");

      n_open += !sal_plan_record_is_closed (one);
      n_overdue += sal_plan_record_is_overdue (one, self->as_of);
      n_done += done != SAL_DATE_NONE && done >= first && done <= self->as_of;
    }

  /* translators: numbers of actions, and two days */
  return g_strdup_printf (
      _ ("Actions: %1$u open, %2$u of them overdue, as of %5$s; %3$u done from %4$s to %5$s."),
      n_open,
      n_overdue,
      n_done,
      from,
      to);
}

/* How the plan goes. */
void
sal_account_brief_report_add_plan (const SalAccountBrief *brief, SalDocument *document)
{
  SalRecord *plan = brief->plan->plan;
  g_autofree char *period = NULL, *fresh = NULL, *text = NULL, *actions = NULL;

  sal_document_add_heading (document, _ ("Plan Progress"), 1);
  if (plan == NULL)
    {
      sal_document_add_paragraph (document, _ ("There is no account plan."));
      return;
    }
  period = sal_account_plan_describe_period (plan);
  fresh = sal_plan_freshness_describe (&brief->plan->freshness);
  text = g_strdup_printf ("%s (%s). %s", sal_record_get_text (plan, "name"), period, fresh);
  actions = describe_actions (brief);
  sal_document_add_paragraph (document, text);
  sal_document_add_paragraph (document, actions);
  add_objectives (brief, document);
  add_chart (brief, document);
  add_plays (brief, document);
}

/* --- whitespace --- */

static void
add_sums (const SalAccountBrief *self, SalDocument *document)
{
  g_autofree char *open = sal_money_format_whole (self->whitespace.open, self->currency);
  g_autofree char *pipeline = sal_money_format_whole (self->whitespace.pipeline, self->currency);
  g_autofree char *share =
      sal_whitespace_format_share (sal_whitespace_sum_penetration (&self->whitespace));
  g_autofree char *owned =
      /* translators: two numbers of product families */
      g_strdup_printf (
          _ ("%1$u of %2$u families owned"), self->whitespace.n_owned, self->whitespace.n_eligible);
  g_autofree char *day = sal_brief_describe_day (self->as_of, self->as_of, 0);
  g_autofree char *note = g_strdup_printf ("%s, %s", owned, day);
  const SalDocumentFigure figures[] = {
    { .label = _ ("Open value a year"), .value = open, .note = day },
    { .label = _ ("In pipeline"), .value = pipeline, .note = day },
    { .label = _ ("Families Owned"), .value = share, .note = note },
  };

  sal_document_add_figures (document, figures, G_N_ELEMENTS (figures));
}

static char *
describe_source (const SalAccountBrief *self, const SalBriefCell *cell)
{
  gboolean is_stale = cell->source_type != SAL_POTENTIAL_UNKNOWN && cell->day != SAL_DATE_NONE &&
                      sal_brief_is_stale (cell->day, self->as_of, SAL_BRIEF_STALE_POTENTIAL);
  g_autofree char *age = NULL;

  if (cell->source_type == SAL_POTENTIAL_PEERS)
    age = sal_brief_describe_day (cell->day, self->as_of, 0);
  else if (cell->source_type == SAL_POTENTIAL_UNKNOWN)
    age = sal_brief_describe_day (self->as_of, self->as_of, 0); /* of what is in the pipeline */
  else if (cell->day == SAL_DATE_NONE)
    age = sal_brief_describe_day (SAL_DATE_NONE, self->as_of, 0);
  else if (is_stale)
    age = sal_brief_describe_day (cell->day, self->as_of, SAL_BRIEF_STALE_POTENTIAL);

  return age != NULL ? g_strdup_printf ("%s; %s", cell->source, age) : g_strdup (cell->source);
}

/* What could be sold, and where that is known from. */
void
sal_account_brief_report_add_whitespace (const SalAccountBrief *brief, SalDocument *document)
{
  const SalDocumentColumn columns[] = {
    { _ ("Product Family"), FALSE }, { _ ("Buying Unit"), FALSE },    { _ ("Cell"), FALSE },
    { _ ("Value"), TRUE },           { _ ("Potential From"), FALSE },
  };
  SalBriefTable *table = sal_brief_table_new (document, MOST_CELLS);
  guint n_unknown = 0;

  sal_document_add_heading (document, _ ("Whitespace"), 1);
  add_sums (brief, document);
  for (guint i = 0; i < brief->cells->len; i++)
    {
      const SalBriefCell *cell = &g_array_index (brief->cells, SalBriefCell, i);
      GStrv cells;

      if (cell->value == 0)
        {
          n_unknown++;
          continue;
        }
      cells = g_new0 (char *, G_N_ELEMENTS (columns) + 1);
      cells[0] = g_strdup (cell->family);
      cells[1] = g_strdup (cell->unit != NULL ? cell->unit : _ ("Whole account"));
      cells[2] = g_strdup (sal_whitespace_state_get_label (cell->state));
      cells[3] = sal_money_format_whole (cell->value, brief->currency);
      cells[4] = describe_source (brief, cell);
      sal_brief_table_add (table, NULL, 0, cells);
    }
  sal_brief_table_finish (table,
                          columns,
                          G_N_ELEMENTS (columns),
                          _ ("Nothing of a known value is open or in the pipeline."));
  if (n_unknown > 0)
    {
      g_autofree char *text =
          g_strdup_printf (ngettext ("%u more cell is open, of which no potential is known.",
                                     "%u more cells are open, of which no potential is known.",
                                     n_unknown),
                           n_unknown);

      sal_document_add_note (document, text);
    }
}
