/* sal-account-tier-view.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-account-tier-view.h"

#include <math.h>

#include <glib/gi18n.h>

#include "sal-accessible.h"
#include "sal-accounts-page.h"
#include "sal-date.h"
#include "sal-entry-text.h"
#include "sal-list-rows.h"
#include "sal-number.h"
#include "sal-rate.h"
#include "sal-scroll-guard.h"
#include "sal-window.h"

struct _SalAccountTierView
{
  AdwBin parent_instance;

  SalWorkspace *workspace;
  const SalPortfolioData *data; /* (nullable): not owned */
  gint64 account;               /* 0: none */
  gint64 override;              /* the tier that is decided; 0: none */
  gboolean filling;

  GtkLabel *name_label;
  GtkLabel *tier_label;
  GtkListBox *criteria_list;
  GtkLabel *sides_label;
  AdwComboRow *decision_row;
  AdwEntryRow *reason_row;
  GtkLabel *problem_label;
};

G_DEFINE_FINAL_TYPE (SalAccountTierView, sal_account_tier_view, ADW_TYPE_BIN)

static gboolean
can_write (SalAccountTierView *self)
{
  return !sal_store_is_read_only (sal_workspace_get_store (self->workspace));
}

static void
show_problem (SalAccountTierView *self, const char *problem)
{
  gtk_label_set_label (self->problem_label, problem != NULL ? problem : "");
  gtk_widget_set_visible (GTK_WIDGET (self->problem_label), problem != NULL);
}

/* --- storing --- */

static void
stored_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SalAccountTierView) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (SalChange) change = sal_store_run_finish (SAL_STORE (source), result, &error);

  if (gtk_widget_get_root (GTK_WIDGET (self)) != NULL)
    show_problem (self, error != NULL ? error->message : NULL);
}

static void
decision_free (gpointer data)
{
  SalTierDecision *decision = data;

  g_free ((char *) decision->reason);
  g_free (decision);
}

static void
decide (SalAccountTierView *self, gint64 tier, const char *reason)
{
  SalTierDecision *decision = g_new (SalTierDecision, 1);

  *decision = (SalTierDecision){ self->data->scheme->id, self->account, tier, g_strdup (reason) };
  sal_store_run_async (sal_workspace_get_store (self->workspace),
                       tier != 0 ? _ ("Decide Tier") : _ ("Leave Tier to the Score"),
                       SAL_COMMAND_DEFAULT,
                       sal_account_tier_decide,
                       decision,
                       decision_free,
                       NULL,
                       stored_cb,
                       g_object_ref (self));
}

/* The tier that is chosen; 0: as the score says */
static gint64
get_chosen (SalAccountTierView *self)
{
  guint chosen = adw_combo_row_get_selected (self->decision_row);

  return chosen > 0 && chosen != GTK_INVALID_LIST_POSITION
             ? g_array_index (self->data->scheme->tiers, SalTier, chosen - 1).id
             : 0;
}

/* A decision waits for its reason. */
static void
decision_chosen_cb (SalAccountTierView *self)
{
  gint64 tier;

  if (self->filling || self->data == NULL || self->account == 0)
    return;
  tier = get_chosen (self);
  gtk_widget_set_visible (GTK_WIDGET (self->reason_row), tier != 0);
  show_problem (self, NULL);
  if (tier == 0 && self->override != 0)
    decide (self, 0, NULL);
  else if (tier != 0 && tier != self->override)
    gtk_widget_grab_focus (GTK_WIDGET (self->reason_row));
}

static void
reason_applied_cb (SalAccountTierView *self)
{
  const char *reason = gtk_editable_get_text (GTK_EDITABLE (self->reason_row));

  if (self->data != NULL && self->account != 0 && get_chosen (self) != 0)
    decide (self, get_chosen (self), reason);
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
    *(gint64 *) g_object_get_data (G_OBJECT (row), "criterion"),
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

/* --- how it came about --- */

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
create_judged_row (SalAccountTierView *self, const SalTierCriterion *criterion, guint8 score)
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
  adw_combo_row_set_selected (ADW_COMBO_ROW (row), score);
  gtk_widget_set_sensitive (row, can_write (self));
  g_object_set_data_full (
      G_OBJECT (row), "criterion", g_memdup2 (&criterion->id, sizeof criterion->id), g_free);
  g_signal_connect_object (row, "notify::selected", G_CALLBACK (judged_cb), self, 0);
  sal_scroll_guard_add (row);

  return row;
}

static void
add_criterion (SalAccountTierView *self,
               const SalTierCriterion *criterion,
               const SalPortfolioAccount *account,
               guint8 score)
{
  g_autofree char *text = describe_points (self, criterion, account, score);
  GtkWidget *row;

  if (criterion->measure != SAL_TIER_BY_HAND)
    {
      g_autofree char *shown = score > 0 ? g_strdup_printf ("%d", score) : g_strdup ("–");
      GtkWidget *label = gtk_label_new (shown);

      row = sal_list_rows_new_text (criterion->name, text);
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), label);
    }
  else
    {
      row = create_judged_row (self, criterion, score);
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), criterion->name);
      adw_action_row_set_subtitle (ADW_ACTION_ROW (row), text);
    }
  gtk_list_box_append (self->criteria_list, row);
}

static void
show_tier (SalAccountTierView *self, const SalPortfolioAccount *account)
{
  g_autofree char *score = isnan (account->score) ? NULL : sal_number_format (account->score, 1);
  g_autofree char *day =
      account->refreshed != SAL_DATE_NONE ? sal_date_format (account->refreshed) : NULL;
  g_autoptr (GString) text = g_string_new (NULL);

  if (score == NULL)
    g_string_append (text, _ ("Some criterion has no score, so it has no tier by score."));
  else
    /* translators: points, and a tier */
    g_string_append_printf (text,
                            _ ("%1$s points: %2$s by score."),
                            score,
                            sal_portfolio_data_name_tier (self->data, account->by_score));
  if (day != NULL && account->before >= 0)
    {
      g_string_append_c (text, ' ');
      /* translators: a tier, and a day */
      g_string_append_printf (text,
                              _ ("Stored: %1$s, refreshed on %2$s."),
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

static void
show_decision (SalAccountTierView *self, const SalPortfolioAccount *account)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  const GArray *tiers = self->data->scheme->tiers;
  int decided = account->override != 0
                    ? sal_tier_scheme_find_tier (self->data->scheme, account->override)
                    : -1;

  gtk_string_list_append (names, _ ("As the Score Says"));
  for (guint i = 0; i < tiers->len; i++)
    gtk_string_list_append (names, g_array_index (tiers, SalTier, i).name);
  adw_combo_row_set_model (self->decision_row, G_LIST_MODEL (names));
  adw_combo_row_set_selected (self->decision_row, (guint) (decided + 1));
  self->override = decided >= 0 ? account->override : 0;
  sal_entry_text_show (GTK_EDITABLE (self->reason_row),
                       account->reason != NULL ? account->reason : "");
  gtk_widget_set_visible (GTK_WIDGET (self->reason_row), decided >= 0);
  gtk_widget_set_sensitive (GTK_WIDGET (self->decision_row), can_write (self));
  gtk_widget_set_sensitive (GTK_WIDGET (self->reason_row), can_write (self));
}

/**
 * sal_account_tier_view_show:
 * @self: the view
 * @workspace: the workspace
 * @data: (nullable): the portfolio, rated by its own scheme; it has to stay until something else is
 *   shown
 * @account: (nullable): one of its accounts
 *
 * Shows how an account came to its tier.
 */
void
sal_account_tier_view_show (SalAccountTierView *self,
                            SalWorkspace *workspace,
                            const SalPortfolioData *data,
                            const SalPortfolioAccount *account)
{
  g_autofree guint8 *scores = NULL;
  guint place;

  self->workspace = workspace;
  self->data = account != NULL ? data : NULL;
  self->account = account != NULL ? account->id : 0;
  if (account == NULL)
    return;

  self->filling = TRUE;
  show_problem (self, NULL);
  gtk_label_set_label (self->name_label, account->name);
  sal_list_rows_remove_all (self->criteria_list);
  place = (guint) (account - (SalPortfolioAccount *) (gpointer) data->portfolio->accounts->data);
  scores = g_new0 (guint8, data->scheme->criteria->len + 1);
  sal_account_portfolio_score (data->portfolio, data->scheme, place, scores);
  for (guint i = 0; i < data->scheme->criteria->len; i++)
    add_criterion (
        self, &g_array_index (data->scheme->criteria, SalTierCriterion, i), account, scores[i]);
  show_tier (self, account);
  show_sides (self, scores);
  show_decision (self, account);
  self->filling = FALSE;
}

static void
open_cb (SalAccountTierView *self)
{
  if (self->account != 0)
    sal_accounts_page_show_account (GTK_WIDGET (self), self->account, NULL);
}

static void
sal_account_tier_view_class_init (SalAccountTierViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               APP_PATH "/ui/sal-account-tier-view.ui");
#define BIND(name) gtk_widget_class_bind_template_child (widget_class, SalAccountTierView, name)
  BIND (name_label);
  BIND (tier_label);
  BIND (criteria_list);
  BIND (sides_label);
  BIND (decision_row);
  BIND (reason_row);
  BIND (problem_label);
#undef BIND
  gtk_widget_class_bind_template_callback (widget_class, decision_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, reason_applied_cb);
  gtk_widget_class_bind_template_callback (widget_class, open_cb);
}

static void
sal_account_tier_view_init (SalAccountTierView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  sal_accessible_name_mnemonics (GTK_WIDGET (self));
}
