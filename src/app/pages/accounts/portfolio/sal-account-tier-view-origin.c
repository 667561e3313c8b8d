/* sal-account-tier-view-origin.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-account-tier-view-private.h"

#include <math.h>

#include <glib/gi18n.h>

#include "sal-accessible.h"
#include "sal-date.h"
#include "sal-list-rows.h"
#include "sal-number.h"
#include "sal-rate.h"
#include "sal-scroll-guard.h"

/* How an account came to its tier by score: criterion by criterion, of which those by hand are
 * scored here. */

/* What rows of criteria know: the id of theirs, and where their score shows. */
#define CRITERION   "criterion"
#define SHOWN_SCORE "score"

/* --- scoring --- */

static void
stored_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SalAccountTierView) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (SalChange) change = sal_store_run_finish (SAL_STORE (source), result, &error);

  if (gtk_widget_get_root (GTK_WIDGET (self)) != NULL)
    sal_account_tier_view_show_problem (self, error != NULL ? error->message : NULL);
}

static gint64
get_criterion (gpointer row)
{
  return *(const gint64 *) g_object_get_data (row, CRITERION);
}

static void
judged_cb (AdwComboRow *row, GParamSpec *pspec, SalAccountTierView *self)
{
  SalTierJudgement *judgement;

  if (self->filling || self->data == NULL)
    return;
  judgement = g_new (SalTierJudgement, 1);
  *judgement = (SalTierJudgement){
    self->account,
    get_criterion (row),
    (int) adw_combo_row_get_selected (row),
    sal_date_today (),
  };
  sal_store_run_async (sal_workspace_get_store (self->workspace),
                       _ ("Score Account"),
                       SAL_COMMAND_DEFAULT,
                       sal_account_score_judge,
                       judgement,
                       g_free,
                       NULL,
                       stored_cb,
                       g_object_ref (self));
}

/* --- criteria --- */

/* (transfer full): what was measured */
static char *
format_measure (SalAccountTierView *self, SalTierMeasure measure, double value)
{
  g_autofree char *number = NULL;

  if (isnan (value))
    return g_strdup (_ ("not known"));
  switch (measure)
    {
    case SAL_TIER_REVENUE:
    case SAL_TIER_PIPELINE:
    case SAL_TIER_TURNOVER:
      return sal_portfolio_data_format_amount (self->data, value);
    case SAL_TIER_GROWTH:
      number = sal_number_format (value * 100, 0);
      return g_strdup_printf ("%s\302\240%%", number);
    default:
      return sal_number_format (value, 0);
    }
}

/* (transfer full): the arithmetic of one criterion */
static char *
describe_points (SalAccountTierView *self,
                 const SalTierCriterion *criterion,
                 const SalPortfolioAccount *account,
                 guint8 score)
{
  g_autofree char *weight = sal_rate_format_percent (criterion->weight, 0);
  g_autofree char *points = sal_number_format (
      25.0 * (score - 1) * (double) criterion->weight / (double) SAL_RATE_ONE, 1);
  g_autofree char *measured =
      criterion->measure != SAL_TIER_BY_HAND
          ? format_measure (self, criterion->measure, account->values[criterion->measure])
          : NULL;

  if (score == 0)
    /* translators: a weight like 35 % */
    return g_strdup_printf (_ ("%s, not scored yet"), weight);
  if (measured == NULL)
    /* translators: a weight like 35 %, a score from 1 to 5, points */
    return g_strdup_printf (_ ("%1$s × (%2$d − 1) ÷ 4 = %3$s points"), weight, score, points);

  /* translators: what was measured, a weight like 35 %, a score from 1 to 5, points */
  return g_strdup_printf (
      _ ("%1$s; %2$s × (%3$d − 1) ÷ 4 = %4$s points"), measured, weight, score, points);
}

static GtkWidget *
create_judged_row (SalAccountTierView *self)
{
  GtkWidget *row = adw_combo_row_new ();
  g_autoptr (GtkStringList) scores = gtk_string_list_new (NULL);

  gtk_string_list_append (scores, "–");
  for (int i = 1; i <= SAL_TIER_MAX_SCORE; i++)
    {
      g_autofree char *text = g_strdup_printf ("%d", i);

      gtk_string_list_append (scores, text);
    }
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (scores));
  g_signal_connect_object (row, "notify::selected", G_CALLBACK (judged_cb), self, 0);
  sal_scroll_guard_add (row);

  return row;
}

static GtkWidget *
create_measured_row (void)
{
  GtkWidget *row = sal_list_rows_new_text ("", "");
  GtkWidget *label = gtk_label_new (NULL);

  adw_action_row_add_suffix (ADW_ACTION_ROW (row), label);
  g_object_set_data (G_OBJECT (row), SHOWN_SCORE, label);

  return row;
}

/* Whether the rows are those of the criteria of the scheme. */
static gboolean
has_rows (SalAccountTierView *self)
{
  const GArray *criteria = self->data->scheme->criteria;
  GtkListBoxRow *row;

  for (guint i = 0; i < criteria->len; i++)
    {
      const SalTierCriterion *criterion = &g_array_index (criteria, SalTierCriterion, i);

      row = gtk_list_box_get_row_at_index (self->criteria_list, (int) i);
      if (row == NULL || get_criterion (row) != criterion->id ||
          ADW_IS_COMBO_ROW (row) != (criterion->measure == SAL_TIER_BY_HAND))
        return FALSE;
    }

  return gtk_list_box_get_row_at_index (self->criteria_list, (int) criteria->len) == NULL;
}

static void
create_rows (SalAccountTierView *self)
{
  const GArray *criteria = self->data->scheme->criteria;

  sal_list_rows_remove_all (self->criteria_list);
  for (guint i = 0; i < criteria->len; i++)
    {
      const SalTierCriterion *criterion = &g_array_index (criteria, SalTierCriterion, i);
      GtkWidget *row = criterion->measure == SAL_TIER_BY_HAND ? create_judged_row (self)
                                                              : create_measured_row ();

      g_object_set_data_full (
          G_OBJECT (row), CRITERION, g_memdup2 (&criterion->id, sizeof criterion->id), g_free);
      gtk_list_box_append (self->criteria_list, row);
    }
}

static void
show_criterion (SalAccountTierView *self,
                gpointer row,
                const SalTierCriterion *criterion,
                const SalPortfolioAccount *account,
                guint8 score)
{
  g_autofree char *text = describe_points (self, criterion, account, score);
  g_autofree char *shown = score > 0 ? g_strdup_printf ("%d", score) : g_strdup ("–");
  g_autofree char *name = NULL;

  adw_preferences_row_set_title (row, criterion->name);
  adw_action_row_set_subtitle (row, text);
  if (criterion->measure != SAL_TIER_BY_HAND)
    {
      name = g_strdup_printf ("%s: %s", criterion->name, text);
      sal_accessible_set_label (row, name);
      gtk_label_set_label (g_object_get_data (row, SHOWN_SCORE), shown);
      return;
    }
  adw_combo_row_set_selected (row, score);
  gtk_widget_set_sensitive (row, sal_account_tier_view_can_write (self));
}

/* The rows of the same criteria stay, and whoever scores keeps the focus. */
static void
show_criteria (SalAccountTierView *self, const SalPortfolioAccount *account, const guint8 *scores)
{
  const GArray *criteria = self->data->scheme->criteria;

  if (!has_rows (self))
    create_rows (self);
  for (guint i = 0; i < criteria->len; i++)
    show_criterion (self,
                    gtk_list_box_get_row_at_index (self->criteria_list, (int) i),
                    &g_array_index (criteria, SalTierCriterion, i),
                    account,
                    scores[i]);
}

/* --- what comes of them --- */

static void
show_tier (SalAccountTierView *self, const SalPortfolioAccount *account)
{
  g_autofree char *score = isnan (account->score) ? NULL : sal_number_format (account->score, 1);
  g_autofree char *day =
      account->refreshed != SAL_DATE_NONE ? sal_date_format (account->refreshed) : NULL;
  int decided = account->override != 0
                    ? sal_tier_scheme_find_tier (self->data->scheme, account->override)
                    : -1;
  gboolean is_decided = decided >= 0;
  g_autoptr (GString) text = g_string_new (NULL);

  if (!self->data->is_complete)
    g_string_append (text, _ ("The tier model is not complete, so it has no tier by score."));
  else if (score == NULL)
    g_string_append (text, _ ("Some criterion has no score, so it has no tier by score."));
  else
    /* translators: points, and a tier */
    g_string_append_printf (text,
                            _ ("%1$s points: %2$s by score."),
                            score,
                            sal_portfolio_data_name_tier (self->data, account->by_score));
  if (is_decided)
    {
      g_string_append_c (text, ' ');
      /* translators: a tier */
      g_string_append_printf (text,
                              _ ("%s by decision, which holds instead."),
                              sal_portfolio_data_name_tier (self->data, decided));
    }
  if (day != NULL && account->before >= 0)
    {
      g_string_append_c (text, ' ');
      /* translators: a tier, and a day */
      g_string_append_printf (text,
                              is_decided ? _ ("Stored by score: %1$s, refreshed on %2$s.")
                                         : _ ("Stored: %1$s, refreshed on %2$s."),
                              sal_portfolio_data_name_tier (self->data, account->before),
                              day);
    }
  gtk_label_set_label (self->tier_label, text->str);
}

static void
show_sides (SalAccountTierView *self, const guint8 *scores)
{
  double attractiveness, relationship;
  g_autofree char *one = NULL, *other = NULL, *text = NULL;

  gtk_widget_set_visible (
      GTK_WIDGET (self->sides_label),
      sal_tier_scheme_place (self->data->scheme, scores, &attractiveness, &relationship));
  if (isnan (attractiveness) || isnan (relationship))
    return;
  one = sal_number_format (attractiveness, 0);
  other = sal_number_format (relationship, 0);
  /* translators: points out of 100, twice */
  text = g_strdup_printf (_ ("Attractiveness %1$s, relationship %2$s"), one, other);
  gtk_label_set_label (self->sides_label, text);
}

/**
 * sal_account_tier_view_show_origin:
 * @self: a view that shows an account
 * @account: it
 *
 * Shows how the account came to its tier by score.
 */
void
sal_account_tier_view_show_origin (SalAccountTierView *self, const SalPortfolioAccount *account)
{
  const SalAccountPortfolio *portfolio = self->data->portfolio;
  const SalTierScheme *scheme = self->data->scheme;
  g_autofree guint8 *scores = g_new0 (guint8, scheme->criteria->len + 1);

  sal_account_portfolio_score (
      portfolio,
      scheme,
      (guint) (account - (SalPortfolioAccount *) (gpointer) portfolio->accounts->data),
      scores);
  show_criteria (self, account, scores);
  show_tier (self, account);
  show_sides (self, scores);
}
