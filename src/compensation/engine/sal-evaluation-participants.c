/* sal-evaluation-participants.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-evaluation-private.h"

#include <stdio.h>
#include <string.h>

#include <glib/gi18n-lib.h>

#include "sal-currency.h"

#define QUOTA_PREFIX "quota:"

/* --- participants --- */

static const SalPlan *
find_plan (const SalEvaluation *self, const SalTableReader *reader, guint row)
{
  const char *name = sal_table_reader_get (reader, row, "plan");

  if (name == NULL && self->plans->len == 1)
    return self->plans->pdata[0];
  for (guint i = 0; name != NULL && i < self->plans->len; i++)
    if (g_str_equal (((const SalPlan *) self->plans->pdata[i])->name, name))
      return self->plans->pdata[i];
  if (name == NULL)
    sal_table_reader_fail (reader, row, "plan", _ ("it is empty, and there is more than one plan"));
  else
    sal_table_reader_fail (reader, row, "plan", _ ("there is no plan “%s”"), name);

  return NULL;
}

/* Target pay is said as the variable part, or in all with the base, or with the pay mix. */
static gboolean
read_target (SalParticipation *self, const SalTableReader *reader, guint row)
{
  const char *mix = sal_table_reader_get (reader, row, "pay_mix");
  g_auto (SalRational) base = SAL_RATIONAL_INIT, ote = SAL_RATIONAL_INIT;
  g_auto (SalRational) hundred = SAL_RATIONAL_INIT;
  gint64 base_part, variable_part;
  char rest;

  if (sal_table_reader_get (reader, row, "target_variable") != NULL)
    return sal_table_reader_number (reader, row, "target_variable", &self->target);
  if (sal_table_reader_get (reader, row, "ote") == NULL)
    return TRUE;
  if (!sal_table_reader_number (reader, row, "ote", &ote))
    return FALSE;
  if (sal_table_reader_get (reader, row, "base") != NULL)
    {
      if (!sal_table_reader_number (reader, row, "base", &base))
        return FALSE;
      sal_rational_subtract (&self->target, &ote, &base);
      return TRUE;
    }
  if (mix == NULL ||
      sscanf (
          mix, "%" G_GINT64_FORMAT "/%" G_GINT64_FORMAT "%c", &base_part, &variable_part, &rest) !=
          2 ||
      base_part < 0 || variable_part < 0 || base_part + variable_part != 100)
    return sal_table_reader_fail (
        reader, row, "pay_mix", _ ("expected base/variable that sum to 100, such as 60/40"));
  sal_rational_set_ratio (&hundred, variable_part, 100);
  sal_rational_multiply (&self->target, &ote, &hundred);

  return TRUE;
}

static gboolean
add_quota (SalParticipation *self,
           const SalTableReader *reader,
           guint row,
           const char *column,
           int component)
{
  g_autoptr (SalFiscalCalendar) calendar =
      sal_fiscal_calendar_new (self->plan->fiscal_start, SAL_CALENDAR_MONTHS);
  SalPeriod year = sal_fiscal_calendar_period_of (calendar, self->first, SAL_PERIOD_YEAR);
  SalPeriod last = sal_fiscal_calendar_period_of (calendar, self->last, SAL_PERIOD_YEAR);
  g_auto (SalRational) amount = SAL_RATIONAL_INIT;

  if (sal_table_reader_get (reader, row, column) == NULL)
    return TRUE;
  if (!sal_table_reader_number (reader, row, column, &amount))
    return FALSE;
  if (sal_rational_sign (&amount) < 0)
    return sal_table_reader_fail (reader, row, column, _ ("expected 0 or more"));
  for (; sal_period_compare (year, last) <= 0; year = sal_period_offset (year, 1))
    {
      SalParticipationQuota quota = { component, year, SAL_RATIONAL_INIT };

      sal_rational_set (&quota.amount, &amount);
      g_array_append_val (self->quotas, quota);
    }

  return TRUE;
}

static gboolean
is_component (const SalEvaluation *self, const char *id)
{
  for (guint i = 0; i < self->plans->len; i++)
    if (sal_plan_find_component (self->plans->pdata[i], id) >= 0)
      return TRUE;

  return FALSE;
}

/* The quota of a year, in one column for all components or in one for each. */
static gboolean
read_quotas (const SalEvaluation *evaluation,
             SalParticipation *self,
             const SalTableReader *reader,
             guint row)
{
  const GPtrArray *columns = reader->sheet->columns;

  if (!add_quota (self, reader, row, "quota", -1))
    return FALSE;
  for (guint i = 0; i < columns->len; i++)
    {
      const char *column = columns->pdata[i];
      int component;

      if (!g_str_has_prefix (column, QUOTA_PREFIX))
        continue;
      if (!is_component (evaluation, column + strlen (QUOTA_PREFIX)))
        return sal_table_reader_fail (reader,
                                      row,
                                      column,
                                      _ ("no plan has a component “%s”"),
                                      column + strlen (QUOTA_PREFIX));
      component = sal_plan_find_component (self->plan, column + strlen (QUOTA_PREFIX));
      if (component >= 0 && !add_quota (self, reader, row, column, component))
        return FALSE;
    }

  return TRUE;
}

/* Shares by month, "0 %; 25 %; 50 %". */
static gboolean
read_ramp (SalParticipation *self, const SalTableReader *reader, guint row)
{
  const char *text = sal_table_reader_get (reader, row, "ramp");
  g_auto (GStrv) shares = text != NULL ? g_strsplit (text, ";", -1) : NULL;

  self->ramp_from = self->first;
  for (guint i = 0; shares != NULL && shares[i] != NULL; i++)
    {
      SalRational share = SAL_RATIONAL_INIT;

      if (!sal_rational_from_text (g_strstrip (shares[i]), &share, NULL) ||
          sal_rational_sign (&share) < 0)
        {
          sal_rational_clear (&share);
          return sal_table_reader_fail (
              reader, row, "ramp", _ ("expected a share for each month: 0 %%; 25 %%; 50 %%"));
        }
      g_array_append_val (self->ramp, share);
    }

  return sal_table_reader_date (reader, row, "ramp_from", &self->ramp_from);
}

/* "2026-03-01/2026-03-31; 2026-07-01/2026-07-15" */
static gboolean
read_leave (SalParticipation *self, const SalTableReader *reader, guint row)
{
  const char *text = sal_table_reader_get (reader, row, "leave");
  g_auto (GStrv) leaves = text != NULL ? g_strsplit (text, ";", -1) : NULL;

  for (guint i = 0; leaves != NULL && leaves[i] != NULL; i++)
    {
      g_auto (GStrv) days = g_strsplit (g_strstrip (leaves[i]), "/", -1);
      SalParticipationLeave leave;

      if (g_strv_length (days) != 2 || !sal_date_parse_iso (days[0], &leave.first) ||
          !sal_date_parse_iso (days[1], &leave.last) || leave.last < leave.first)
        return sal_table_reader_fail (
            reader, row, "leave", _ ("expected first and last days: 2026-03-01/2026-03-31"));
      g_array_append_val (self->leaves_of_absence, leave);
    }

  return TRUE;
}

static gboolean
read_days (SalParticipation *self, const SalTableReader *reader, guint row)
{
  if (!sal_table_reader_date (reader, row, "from", &self->first) ||
      !sal_table_reader_date (reader, row, "to", &self->last))
    return FALSE;
  if (self->last < self->first && sal_table_reader_get (reader, row, "from") != NULL &&
      sal_table_reader_get (reader, row, "to") != NULL)
    return sal_table_reader_fail (reader, row, "to", _ ("it is before “from”"));
  self->first = MAX (self->first, self->plan->from);
  self->last = MIN (self->last, self->plan->to);

  return self->first <= self->last ||
         sal_table_reader_fail (
             reader, row, "from", _ ("the plan “%s” is not in effect then"), self->plan->name);
}

static gboolean
read_guarantee (SalParticipation *self, const SalTableReader *reader, guint row)
{
  const char *kind = sal_table_reader_get (reader, row, "guarantee_kind");

  self->is_recoverable = g_strcmp0 (kind, "recoverable") == 0;
  if (kind != NULL && !self->is_recoverable && !g_str_equal (kind, "non_recoverable"))
    return sal_table_reader_fail (
        reader, row, "guarantee_kind", _ ("expected recoverable or non_recoverable"));

  return sal_table_reader_number (reader, row, "guarantee", &self->guarantee);
}

static gboolean
read_currency (SalParticipation *self, const SalTableReader *reader, guint row)
{
  const char *currency = sal_table_reader_get (reader, row, "currency");

  if (currency == NULL)
    return TRUE;
  if (!sal_currency_is_valid (currency))
    return sal_table_reader_fail (reader, row, "currency", _ ("“%s” is not a currency"), currency);
  g_free (self->currency);
  self->currency = g_strdup (currency);

  return TRUE;
}

/* Those of one participant must not overlap: a credit belongs to one. */
static gboolean
check_overlap (const SalEvaluation *self,
               const SalParticipation *one,
               const SalTableReader *reader,
               guint row)
{
  for (guint i = 0; i < self->participations->len; i++)
    {
      const SalParticipation *other = self->participations->pdata[i];

      if (!g_str_equal (one->participant, other->participant))
        continue;
      if (one->first <= other->last && other->first <= one->last)
        return sal_table_reader_fail (
            reader, row, "from", _ ("%s has another row for some of these days"), one->participant);
      if (!g_str_equal (one->currency, other->currency))
        return sal_table_reader_fail (
            reader, row, "currency", _ ("%s is paid in another one, too"), one->participant);
    }

  return TRUE;
}

static SalParticipation *
read_participation (const SalEvaluation *self, const SalTableReader *reader, guint row)
{
  const char *name = sal_table_reader_get (reader, row, "participant");
  const SalPlan *plan = find_plan (self, reader, row);
  g_autoptr (SalParticipation) one = NULL;

  if (plan == NULL)
    return NULL;
  if (name == NULL)
    {
      sal_table_reader_fail (reader, row, "participant", _ ("it is empty"));
      return NULL;
    }
  one = sal_participation_new (name, plan);
  if (!read_currency (one, reader, row) || !read_days (one, reader, row) ||
      !read_target (one, reader, row) || !read_quotas (self, one, reader, row) ||
      !read_ramp (one, reader, row) || !read_leave (one, reader, row) ||
      !read_guarantee (one, reader, row) || !check_overlap (self, one, reader, row))
    return NULL;

  return g_steal_pointer (&one);
}

/* Somebody leaves whose last day is within the plan, if no other row goes on. */
static void
find_leavers (SalEvaluation *self)
{
  for (guint i = 0; i < self->participations->len; i++)
    {
      SalParticipation *one = self->participations->pdata[i];

      one->leaves = one->last < one->plan->to;
      for (guint k = 0; k < self->participations->len; k++)
        {
          const SalParticipation *other = self->participations->pdata[k];

          if (other->first > one->last && g_str_equal (other->participant, one->participant))
            one->leaves = FALSE;
        }
    }
}

gboolean
sal_evaluation_read_participants (SalEvaluation *self, const char *path, GError **error)
{
  static const char *const required[] = { "participant", NULL };
  g_auto (SalTableReader) reader = { NULL, NULL };

  if (!sal_table_reader_open (&reader, path, required, error))
    return FALSE;
  for (guint row = 0; row < sal_sheet_get_n_rows (reader.sheet); row++)
    {
      SalParticipation *one = read_participation (self, &reader, row);

      if (one == NULL)
        return FALSE;
      g_ptr_array_add (self->participations, one);
    }
  find_leavers (self);

  return TRUE;
}

/**
 * sal_evaluation_read_column:
 * @participants: the table of participants
 * @column: one of its columns, or none
 * @error: return location for an error
 *
 * Reads what the table says of each participant beside what they are paid by, such as a role or a
 * unit; of one with several rows, the first that says something.
 *
 * Returns: (transfer full) (element-type utf8 utf8): texts by participant, or %NULL with the errors
 *   of reading files
 */
GHashTable *
sal_evaluation_read_column (const char *participants, const char *column, GError **error)
{
  static const char *const required[] = { "participant", NULL };
  g_auto (SalTableReader) reader = { NULL, NULL };
  GHashTable *texts;

  if (!sal_table_reader_open (&reader, participants, required, error))
    return NULL;
  texts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  for (guint row = 0; row < sal_sheet_get_n_rows (reader.sheet); row++)
    {
      const char *name = sal_table_reader_get (&reader, row, "participant");
      const char *text = sal_table_reader_get (&reader, row, column);

      if (name != NULL && text != NULL && !g_hash_table_contains (texts, name))
        g_hash_table_insert (texts, g_strdup (name), g_strdup (text));
    }

  return texts;
}

/* --- quotas by period --- */

static gboolean
read_quota (SalEvaluation *self, const SalTableReader *reader, guint row)
{
  const char *name = sal_table_reader_get (reader, row, "participant");
  const char *id = sal_table_reader_get (reader, row, "component");
  const char *period = sal_table_reader_get (reader, row, "period");
  gboolean is_found = FALSE;
  SalParticipationQuota quota = { -1, { 0 }, SAL_RATIONAL_INIT };

  if (period == NULL || !sal_period_from_text (period, &quota.period, NULL))
    return sal_table_reader_fail (
        reader, row, "period", _ ("expected a fiscal period: 2026, 2026-Q1 or 2026-P03"));
  if (id != NULL && !is_component (self, id))
    return sal_table_reader_fail (reader, row, "component", _ ("no plan has a component “%s”"), id);
  if (sal_table_reader_get (reader, row, "amount") == NULL)
    return sal_table_reader_fail (reader, row, "amount", _ ("it is empty"));
  for (guint i = 0; i < self->participations->len; i++)
    {
      SalParticipation *one = self->participations->pdata[i];

      if (g_strcmp0 (one->participant, name) != 0)
        continue;
      is_found = TRUE;
      quota = (SalParticipationQuota){ -1, quota.period, SAL_RATIONAL_INIT };
      if (id != NULL)
        quota.component = sal_plan_find_component (one->plan, id);
      if (id != NULL && quota.component < 0)
        continue; /* it is another plan's */
      if (!sal_table_reader_number (reader, row, "amount", &quota.amount))
        return FALSE;
      if (sal_rational_sign (&quota.amount) < 0)
        {
          sal_rational_clear (&quota.amount);
          return sal_table_reader_fail (reader, row, "amount", _ ("expected 0 or more"));
        }
      g_array_append_val (one->quotas, quota);
    }

  return is_found || sal_table_reader_fail (reader,
                                            row,
                                            "participant",
                                            _ ("“%s” is none of the participants"),
                                            name != NULL ? name : "");
}

gboolean
sal_evaluation_read_quotas (SalEvaluation *self, const char *path, GError **error)
{
  static const char *const required[] = { "participant", "period", "amount", NULL };
  g_auto (SalTableReader) reader = { NULL, NULL };

  if (!sal_table_reader_open (&reader, path, required, error))
    return FALSE;
  for (guint row = 0; row < sal_sheet_get_n_rows (reader.sheet); row++)
    if (!read_quota (self, &reader, row))
      return FALSE;

  return TRUE;
}

/* --- adjustments --- */

gboolean
sal_evaluation_read_adjustments (SalEvaluation *self, const char *path, GError **error)
{
  static const char *const required[] = { "participant", "date", "amount", NULL };
  g_auto (SalTableReader) reader = { NULL, NULL };

  if (!sal_table_reader_open (&reader, path, required, error))
    return FALSE;
  for (guint row = 0; row < sal_sheet_get_n_rows (reader.sheet); row++)
    {
      const char *name = sal_table_reader_get (&reader, row, "participant");
      const SalParticipation *of = NULL;
      SalEvaluationAdjustment one = { NULL, { SAL_DATE_NONE, 0 } };
      g_auto (SalRational) amount = SAL_RATIONAL_INIT, scale = SAL_RATIONAL_INIT;

      for (guint i = 0; i < self->participations->len && of == NULL; i++)
        if (g_strcmp0 (((SalParticipation *) self->participations->pdata[i])->participant, name) ==
            0)
          of = self->participations->pdata[i];
      if (of == NULL)
        return sal_table_reader_fail (&reader,
                                      row,
                                      "participant",
                                      _ ("“%s” is none of the participants"),
                                      name != NULL ? name : "");
      if (!sal_table_reader_date (&reader, row, "date", &one.adjustment.date) ||
          !sal_table_reader_number (&reader, row, "amount", &amount))
        return FALSE;
      if (one.adjustment.date == SAL_DATE_NONE)
        return sal_table_reader_fail (&reader, row, "date", _ ("it is empty"));
      sal_rational_set_integer (&scale, sal_payout_minor_units (of->currency));
      sal_rational_multiply (&amount, &amount, &scale);
      if (!sal_rational_round (&amount, &one.adjustment.amount) ||
          one.adjustment.amount > SAL_EARNING_MOST || one.adjustment.amount < -SAL_EARNING_MOST)
        return sal_table_reader_fail (&reader, row, "amount", _ ("it is too large"));
      one.participant = of->participant;
      g_array_append_val (self->adjustments, one);
    }

  return TRUE;
}
