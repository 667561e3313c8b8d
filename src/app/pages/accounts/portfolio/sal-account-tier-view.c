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
#include "sal-tier-drafts.h"
#include "sal-window.h"

/* What rows of criteria know: the id of theirs, and where their score shows. */
#define CRITERION   "criterion"
#define SHOWN_SCORE "score"

struct _SalAccountTierView
{
  AdwBin parent_instance;

  SalWorkspace *workspace;
  const SalPortfolioData *data; /* (nullable): not owned */
  gint64 account;               /* 0: none */
  SalTierChoice stored;         /* what is decided of it, as it was read */
  gint64 chosen;                /* the tier that is chosen; 0: as the score says */
  SalTierDrafts *drafts;        /* what was begun to be decided and is not stored, of any account */
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

/* What was begun for the account that shows is kept. */
static void
keep_draft (SalAccountTierView *self)
{
  const SalTierChoice now = {
    self->chosen,
    (char *) gtk_editable_get_text (GTK_EDITABLE (self->reason_row)),
  };

  if (self->account != 0)
    sal_tier_drafts_keep (self->drafts, self->account, &self->stored, &now);
}

/* A tier, and the reason as it is entered. */
static void
show_choice (SalAccountTierView *self, const SalTierChoice *choice)
{
  GtkEditable *editable = GTK_EDITABLE (self->reason_row);
  const char *reason = choice->reason != NULL ? choice->reason : "";
  int place = sal_tier_scheme_find_tier (self->data->scheme, choice->tier);

  self->chosen = choice->tier;
  adw_combo_row_set_selected (self->decision_row, choice->tier != 0 ? (guint) (place + 1) : 0);
  /* not while somebody types in it */
  if (g_strcmp0 (gtk_editable_get_text (editable), reason) != 0)
    sal_entry_text_show (editable, reason);
  gtk_widget_set_visible (GTK_WIDGET (self->reason_row), choice->tier != 0);
}

static void
take_stored (SalAccountTierView *self, gint64 tier, const char *reason)
{
  sal_tier_choice_clear (&self->stored);
  self->stored = (SalTierChoice){ tier, g_strdup (reason) };
}

static void
show_stored (SalAccountTierView *self)
{
  self->filling = TRUE;
  show_choice (self, &self->stored);
  self->filling = FALSE;
}

typedef struct
{
  SalAccountTierView *view;
  SalTierDecision decision;
  char *reason;
} Deciding;

static void
deciding_free (Deciding *self)
{
  g_object_unref (self->view);
  g_free (self->reason);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Deciding, deciding_free)

/* What is stored is no draft any more, even before it is read. That the score decides has nothing
 * more to enter: if it could not be stored, the decision shows as it is. */
static void
decided_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Deciding) deciding = user_data;
  SalAccountTierView *self = deciding->view;
  const SalTierDecision *decision = &deciding->decision;
  g_autoptr (GError) error = NULL;
  g_autoptr (SalChange) change = sal_store_run_finish (SAL_STORE (source), result, &error);

  if (self->account != decision->account || gtk_widget_get_root (GTK_WIDGET (self)) == NULL)
    return;
  show_problem (self, error != NULL ? error->message : NULL);
  if (error == NULL)
    take_stored (self, decision->tier, decision->reason);
  else if (decision->tier == 0)
    show_stored (self);
}

static void
decide (SalAccountTierView *self, gint64 tier, const char *reason)
{
  Deciding *deciding = g_new0 (Deciding, 1);

  deciding->view = g_object_ref (self);
  deciding->reason = g_strdup (reason);
  deciding->decision =
      (SalTierDecision){ self->data->scheme->id, self->account, tier, deciding->reason };
  sal_store_run_async (sal_workspace_get_store (self->workspace),
                       tier != 0 ? _ ("Decide Tier") : _ ("Leave Tier to the Score"),
                       SAL_COMMAND_DEFAULT,
                       sal_account_tier_decide,
                       &deciding->decision,
                       NULL,
                       NULL,
                       decided_cb,
                       deciding);
}

/* A decision waits for its reason. */
static void
decision_chosen_cb (SalAccountTierView *self)
{
  guint chosen = adw_combo_row_get_selected (self->decision_row);

  if (self->filling || self->data == NULL || self->account == 0)
    return;
  self->chosen = chosen > 0 && chosen != GTK_INVALID_LIST_POSITION
                     ? g_array_index (self->data->scheme->tiers, SalTier, chosen - 1).id
                     : 0;
  gtk_widget_set_visible (GTK_WIDGET (self->reason_row), self->chosen != 0);
  show_problem (self, NULL);
  if (self->chosen == 0 && self->stored.tier != 0)
    decide (self, 0, NULL);
  else if (self->chosen != 0 && self->chosen != self->stored.tier)
    gtk_widget_grab_focus (GTK_WIDGET (self->reason_row));
}

static void
reason_applied_cb (SalAccountTierView *self)
{
  if (self->data != NULL && self->account != 0 && self->chosen != 0)
    decide (self, self->chosen, gtk_editable_get_text (GTK_EDITABLE (self->reason_row)));
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
  gtk_widget_set_sensitive (row, can_write (self));
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

/* Set anew only if there are others: that closes what is open, and takes the focus. */
static void
show_tiers (SalAccountTierView *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  GListModel *before = adw_combo_row_get_model (self->decision_row);
  const GArray *tiers = self->data->scheme->tiers;
  gboolean is_same = before != NULL && g_list_model_get_n_items (before) == tiers->len + 1;

  gtk_string_list_append (names, _ ("As the Score Says"));
  for (guint i = 0; i < tiers->len; i++)
    {
      const char *name = g_array_index (tiers, SalTier, i).name;

      gtk_string_list_append (names, name);
      is_same = is_same &&
                g_strcmp0 (gtk_string_list_get_string (GTK_STRING_LIST (before), i + 1), name) == 0;
    }
  if (!is_same)
    adw_combo_row_set_model (self->decision_row, G_LIST_MODEL (names));
}

/* What the person has begun stays; the rest shows as it is stored. */
static void
show_decision (SalAccountTierView *self, const SalPortfolioAccount *account)
{
  const SalTierScheme *scheme = self->data->scheme;
  g_auto (SalTierChoice) choice = sal_tier_drafts_merge (self->drafts, scheme, account);
  gboolean is_decided =
      account->override != 0 && sal_tier_scheme_find_tier (scheme, account->override) >= 0;

  show_tiers (self);
  take_stored (self, is_decided ? account->override : 0, is_decided ? account->reason : NULL);
  show_choice (self, &choice);
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
 * Shows how an account came to its tier. A decision that was begun and is not stored is kept for
 * the account that it is of.
 */
void
sal_account_tier_view_show (SalAccountTierView *self,
                            SalWorkspace *workspace,
                            const SalPortfolioData *data,
                            const SalPortfolioAccount *account)
{
  g_autofree guint8 *scores = NULL;
  guint place;
  gboolean is_other = account == NULL || account->id != self->account;

  keep_draft (self);
  if (data != NULL)
    sal_tier_drafts_prune (self->drafts, data->scheme, data->portfolio);
  self->workspace = workspace;
  self->data = account != NULL ? data : NULL;
  self->account = account != NULL ? account->id : 0;
  if (account == NULL)
    return;

  self->filling = TRUE;
  if (is_other)
    show_problem (self, NULL);
  gtk_label_set_label (self->name_label, account->name);
  place = (guint) (account - (SalPortfolioAccount *) (gpointer) data->portfolio->accounts->data);
  scores = g_new0 (guint8, data->scheme->criteria->len + 1);
  sal_account_portfolio_score (data->portfolio, data->scheme, place, scores);
  show_criteria (self, account, scores);
  show_tier (self, account);
  show_sides (self, scores);
  show_decision (self, account);
  self->filling = FALSE;
}

/**
 * sal_account_tier_view_find_unfinished:
 * @self: the view
 *
 * Returns: an account whose tier was begun to be decided, which is not stored; 0: there is none
 */
gint64
sal_account_tier_view_find_unfinished (SalAccountTierView *self)
{
  keep_draft (self);

  return sal_tier_drafts_get_first (self->drafts);
}

/**
 * sal_account_tier_view_discard:
 * @self: the view
 *
 * Gives up all decisions that are not stored.
 */
void
sal_account_tier_view_discard (SalAccountTierView *self)
{
  if (self->data != NULL)
    show_stored (self);
  sal_tier_drafts_forget_all (self->drafts);
}

static void
open_cb (SalAccountTierView *self)
{
  if (self->account != 0)
    sal_accounts_page_show_account (GTK_WIDGET (self), self->account, NULL);
}

static void
sal_account_tier_view_finalize (GObject *object)
{
  SalAccountTierView *self = SAL_ACCOUNT_TIER_VIEW (object);

  sal_tier_choice_clear (&self->stored);
  sal_tier_drafts_free (self->drafts);

  G_OBJECT_CLASS (sal_account_tier_view_parent_class)->finalize (object);
}

static void
sal_account_tier_view_class_init (SalAccountTierViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = sal_account_tier_view_finalize;

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
  self->drafts = sal_tier_drafts_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  sal_accessible_name_mnemonics (GTK_WIDGET (self));
}
