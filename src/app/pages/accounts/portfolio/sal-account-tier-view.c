/* sal-account-tier-view.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-account-tier-view-private.h"

#include <glib/gi18n.h>

#include "sal-accessible.h"
#include "sal-accounts-page.h"
#include "sal-entry-text.h"

G_DEFINE_FINAL_TYPE (SalAccountTierView, sal_account_tier_view, ADW_TYPE_BIN)

gboolean
sal_account_tier_view_can_write (SalAccountTierView *self)
{
  return !sal_store_is_read_only (sal_workspace_get_store (self->workspace));
}

void
sal_account_tier_view_show_problem (SalAccountTierView *self, const char *problem)
{
  gtk_label_set_label (self->problem_label, problem != NULL ? problem : "");
  gtk_widget_set_visible (GTK_WIDGET (self->problem_label), problem != NULL);
}

/* --- storing --- */

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
  sal_account_tier_view_show_problem (self, error != NULL ? error->message : NULL);
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
  sal_account_tier_view_show_problem (self, NULL);
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

/* --- the decision --- */

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
  gtk_widget_set_sensitive (GTK_WIDGET (self->decision_row),
                            sal_account_tier_view_can_write (self));
  gtk_widget_set_sensitive (GTK_WIDGET (self->reason_row), sal_account_tier_view_can_write (self));
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
    sal_account_tier_view_show_problem (self, NULL);
  gtk_label_set_label (self->name_label, account->name);
  sal_account_tier_view_show_origin (self, account);
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
