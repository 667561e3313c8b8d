/* sal-warnings-cells.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-warnings-cells.h"

#include <math.h>

#include <glib/gi18n.h>

#include "sal-account-signal.h"
#include "sal-date.h"
#include "sal-money.h"
#include "sal-number.h"
#include "sal-plan-due.h"

#define REASONS 3

static int
compare_numbers (double one, double other)
{
  if (isnan (one) || isnan (other))
    return isnan (other) - isnan (one);

  return (one > other) - (one < other);
}

static char *
format_share (double share)
{
  return sal_rate_format_percent ((gint64) round (share * SAL_RATE_ONE), 1);
}

/* --- renewals --- */

typedef enum
{
  RENEWAL_DAY,
  RENEWAL_ACCOUNT,
  RENEWAL_CONTRACT,
  RENEWAL_VALUE,
  RENEWAL_HEALTH,
  RENEWAL_WARNINGS,
  RENEWAL_CASES,
  RENEWAL_OWNER,
  N_RENEWAL_COLUMNS,
} RenewalColumn;

static const SalRenewal *
get_renewal (gpointer data, guint row)
{
  const SalServiceOutlook *self = data;

  return &g_array_index (self->renewals, SalRenewal, row);
}

/* "3, Critical" */
static char *
format_cases (const SalRenewal *one)
{
  if (one->n_cases == 0)
    return g_strdup ("–");

  /* translators: a number of open cases, and how severe the worst is */
  return g_strdup_printf (
      _ ("%u, %s"), one->n_cases, _ (sal_case_severities[MAX (one->severity, 0)].label));
}

static char *
format_renewal (gpointer data, guint row, guint column)
{
  const SalServiceOutlook *self = data;
  const SalRenewal *one = get_renewal (data, row);

  switch ((RenewalColumn) column)
    {
    case RENEWAL_DAY:
      return sal_plan_mark_due (one->day, self->day);
    case RENEWAL_ACCOUNT:
      return g_strdup (one->account_name);
    case RENEWAL_CONTRACT:
      return g_strdup (one->contract_name);
    case RENEWAL_VALUE:
      return one->annual_value != 0 ? sal_money_format_whole (one->annual_value, self->currency)
                                    : g_strdup ("–");
    case RENEWAL_HEALTH:
      return isnan (one->health) ? g_strdup ("–") : sal_number_format (one->health, 0);
    case RENEWAL_WARNINGS:
      return one->n_warnings > 0 ? sal_number_format (one->n_warnings, 0) : g_strdup ("–");
    case RENEWAL_CASES:
      return format_cases (one);
    case RENEWAL_OWNER:
    default:
      return g_strdup (one->owner_name != NULL ? one->owner_name : "–");
    }
}

/* What is copied has the day alone. */
static char *
write_renewal (gpointer data, guint row, guint column)
{
  char buffer[SAL_DATE_BUFFER];

  if (column == RENEWAL_DAY)
    return g_strdup (sal_date_write_iso (get_renewal (data, row)->day, buffer));

  return format_renewal (data, row, column);
}

static int
compare_renewals (gpointer data, guint row, guint other, guint column)
{
  const SalRenewal *one = get_renewal (data, row), *two = get_renewal (data, other);

  switch ((RenewalColumn) column)
    {
    case RENEWAL_DAY:
      return (one->day > two->day) - (one->day < two->day);
    case RENEWAL_VALUE:
      return (one->annual_value > two->annual_value) - (one->annual_value < two->annual_value);
    case RENEWAL_HEALTH:
      return compare_numbers (one->health, two->health);
    case RENEWAL_WARNINGS:
      return (one->n_warnings > two->n_warnings) - (one->n_warnings < two->n_warnings);
    case RENEWAL_CASES:
      if (one->severity != two->severity)
        return one->severity < two->severity ? -1 : 1;
      return (one->n_cases > two->n_cases) - (one->n_cases < two->n_cases);
    case RENEWAL_ACCOUNT:
    case RENEWAL_CONTRACT:
    case RENEWAL_OWNER:
    default:
      {
        g_autofree char *text = format_renewal (data, row, column);
        g_autofree char *another = format_renewal (data, other, column);

        return g_utf8_collate (text, another);
      }
    }
}

static char *
name_renewal (gpointer data, guint row)
{
  const SalServiceOutlook *self = data;
  const SalRenewal *one = get_renewal (data, row);
  g_autofree char *day = sal_plan_describe_due (one->day, self->day, one->day < self->day);

  /* translators: an account and a day */
  return g_strdup_printf (_ ("%s, %s"), one->account_name, day);
}

/* A renewal that is past */
static gboolean
is_renewal_strong (gpointer data, guint row, guint column)
{
  const SalServiceOutlook *self = data;

  return column == RENEWAL_DAY && get_renewal (data, row)->day < self->day;
}

const SalIndexSource sal_renewal_cells = {
  format_renewal, compare_renewals, write_renewal, name_renewal, is_renewal_strong
};

void
sal_renewal_cells_add_columns (SalIndexTable *table)
{
  const SalIndexColumn columns[N_RENEWAL_COLUMNS] = {
    [RENEWAL_DAY] = { .title = _ ("Renewal"), .width = 125 },
    [RENEWAL_ACCOUNT] = { .title = _ ("Account"), .expands = TRUE, .width = 150 },
    [RENEWAL_CONTRACT] = { .title = _ ("Contract"),
                           .expands = TRUE,
                           .width = 230,
                           .gives_way = TRUE },
    [RENEWAL_VALUE] = { .title = _ ("Annual Value"), .is_number = TRUE, .width = 100 },
    [RENEWAL_HEALTH] = { .title = _ ("Health"), .is_number = TRUE, .width = 60 },
    [RENEWAL_WARNINGS] = { .title = _ ("Warnings"),
                           .is_number = TRUE,
                           .width = 70,
                           .gives_way = TRUE },
    [RENEWAL_CASES] = { .title = _ ("Open Cases"), .width = 100 },
    [RENEWAL_OWNER] = { .title = _ ("Owner"), .width = 120, .gives_way = TRUE },
  };

  sal_index_table_set_columns (table, columns, G_N_ELEMENTS (columns));
}

/* --- who may leave --- */

typedef enum
{
  CHURN_ACCOUNT,
  CHURN_PROBABILITY,
  CHURN_REASONS,
  CHURN_OWNER,
  N_CHURN_COLUMNS,
} ChurnColumn;

static const SalChurnPrediction *
get_prediction (gpointer data, guint row)
{
  const SalChurnOutlook *self = data;

  return &g_array_index (self->predictions, SalChurnPrediction, row);
}

static char *
format_reasons (const SalChurnOutlook *self, const SalChurnPrediction *one)
{
  guint reasons[REASONS];
  int n = sal_churn_model_find_reasons (
      self->model, one->contributions, reasons, G_N_ELEMENTS (reasons));
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();
  g_auto (GStrv) words = NULL;

  for (int i = 0; i < n; i++)
    g_strv_builder_add (names, sal_churn_feature_get_label (self->model->features[reasons[i]]));
  words = g_strv_builder_end (names);

  return n > 0 ? g_strjoinv (", ", words) : g_strdup ("–");
}

static char *
format_churn (gpointer data, guint row, guint column)
{
  const SalChurnPrediction *one = get_prediction (data, row);

  switch ((ChurnColumn) column)
    {
    case CHURN_ACCOUNT:
      return g_strdup (one->name);
    case CHURN_PROBABILITY:
      return format_share (one->probability);
    case CHURN_REASONS:
      return format_reasons (data, one);
    case CHURN_OWNER:
    default:
      return g_strdup (one->owner_name != NULL ? one->owner_name : "–");
    }
}

static int
compare_churn (gpointer data, guint row, guint other, guint column)
{
  const SalChurnPrediction *one = get_prediction (data, row), *two = get_prediction (data, other);
  g_autofree char *text = NULL, *another = NULL;

  if (column == CHURN_PROBABILITY)
    return compare_numbers (one->probability, two->probability);
  text = format_churn (data, row, column);
  another = format_churn (data, other, column);

  return g_utf8_collate (text, another);
}

const SalIndexSource sal_churn_cells = { format_churn, compare_churn, NULL, NULL, NULL };

void
sal_churn_cells_add_columns (SalIndexTable *table)
{
  const SalIndexColumn columns[N_CHURN_COLUMNS] = {
    [CHURN_ACCOUNT] = { .title = _ ("Account"), .width = 200 },
    [CHURN_PROBABILITY] = { .title = _ ("Leaves Within a Year"), .is_number = TRUE, .width = 150 },
    [CHURN_REASONS] = { .title = _ ("Likelier Because Of"), .expands = TRUE, .width = 180 },
    [CHURN_OWNER] = { .title = _ ("Owner"), .width = 120, .gives_way = TRUE },
  };

  sal_index_table_set_columns (table, columns, G_N_ELEMENTS (columns));
}

static char *
format_value (double value)
{
  return isnan (value) ? g_strdup (_ ("not known")) : sal_number_format (value, 1);
}

/**
 * sal_churn_describe_reasons:
 * @outlook: an outlook with a model
 * @row: the place of a prediction
 *
 * Says what each feature adds to the log-odds that an account leaves, compared with the average
 * account.
 *
 * Returns: (transfer full): a line for the account, and one for all features
 */
char *
sal_churn_describe_reasons (const SalChurnOutlook *outlook, guint row)
{
  const SalChurnPrediction *one = get_prediction ((gpointer) outlook, row);
  g_autofree char *share = format_share (one->probability);
  /* translators: an account, and how likely it leaves */
  GString *text = g_string_new (NULL);

  g_string_append_printf (
      text, _ ("%s: %s. Added to the log-odds of an average account:"), one->name, share);
  for (guint i = 0; i < outlook->model->n_features; i++)
    {
      SalChurnFeature feature = outlook->model->features[i];
      g_autofree char *added = sal_number_format (fabs (one->contributions[i]), 2);
      g_autofree char *value = format_value (one->values[feature]);

      g_string_append_c (text, i == 0 ? '\n' : ';');
      if (i > 0)
        g_string_append_c (text, ' ');
      /* translators: a feature, its value, plus or minus and a number */
      g_string_append_printf (text,
                              _ ("%s (%s) %s%s"),
                              sal_churn_feature_get_label (feature),
                              value,
                              one->contributions[i] < 0 ? "−" : "+",
                              added);
    }

  return g_string_free (text, FALSE);
}
