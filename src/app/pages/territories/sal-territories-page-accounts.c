/* sal-territories-page-accounts.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-territories-page-private.h"

#include <glib/gi18n.h>

#include "sal-account-dialog.h"
#include "sal-account-why-window.h"
#include "sal-design-naming.h"
#include "sal-kinds.h"
#include "sal-rules-window.h"
#include "sal-window.h"

/* What can be done with the accounts that are selected in the table, and why they are there. */

static const SalAlignmentInfo *
find_before (SalTerritoriesPage *self)
{
  const SalAlignmentInfo *info = sal_alignment_editor_get_info (self->editor);
  const GPtrArray *alignments = sal_alignment_editor_get_alignments (self->editor);

  for (guint i = 0; info != NULL && i < alignments->len; i++)
    {
      const SalAlignmentInfo *other = g_ptr_array_index (alignments, i);

      if (other->id == info->branched_from)
        return other;
    }

  return NULL;
}

static gint64
id_of (SalTerritoriesPage *self, guint account)
{
  guint n_accounts;

  return sal_territory_design_get_accounts (self->shown, &n_accounts)[account].id;
}

/* Those that are selected are found again by id: the design may be another one by then. */
static GArray *
list_ids (SalTerritoriesPage *self)
{
  g_autoptr (GArray) accounts = sal_territory_table_list_selected (self->table);
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < accounts->len; i++)
    {
      gint64 id = id_of (self, g_array_index (accounts, guint, i));

      g_array_append_val (ids, id);
    }

  return ids;
}

static int
compare_ids (gconstpointer one, gconstpointer other)
{
  gint64 a = *(const gint64 *) one, b = *(const gint64 *) other;

  return (a > b) - (a < b);
}

static GArray *
find_accounts (SalTerritoriesPage *self, GArray *ids)
{
  GArray *accounts = g_array_new (FALSE, FALSE, sizeof (guint));
  guint n_accounts;
  const SalDesignAccount *all = sal_territory_design_get_accounts (self->shown, &n_accounts);

  g_array_sort (ids, compare_ids);
  for (guint i = 0; i < n_accounts; i++)
    if (g_array_binary_search (ids, &all[i].id, compare_ids, NULL))
      g_array_append_val (accounts, i);

  return accounts;
}

/* --- steps --- */

/* Takes @names. */
static void
write_names (SalTerritoriesPage *self, SalAccountNames *names, guint n_left, const char *label)
{
  g_autofree char *left = g_strdup_printf (
      ngettext ("%u account stays: it is locked to its territory, or has none",
                "%u accounts stay: they are locked to their territories, or have none",
                n_left),
      n_left);

  if (n_left > 0)
    sal_window_add_toast (GTK_WIDGET (self), left);
  if (sal_account_names_get_n_accounts (names) > 0)
    sal_alignment_editor_run_told (
        self->editor, label, sal_alignment_name_accounts, names, sal_account_names_free);
  else
    sal_account_names_free (names);
}

static SalAccountNames *
create_names (SalTerritoriesPage *self, gint32 until, const char *reason)
{
  return sal_account_names_new (sal_alignment_editor_get_info (self->editor)->id, until, reason);
}

static void
lock_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SalTerritoriesPage *self = SAL_TERRITORIES_PAGE (widget);
  g_autoptr (GArray) accounts = sal_territory_table_list_selected (self->table);
  SalAccountNames *names = create_names (self, SAL_DATE_NONE, _ ("Locked"));
  guint n_left = sal_design_keep_accounts (
      self->shown, (const guint *) (gpointer) accounts->data, accounts->len, names);
  guint n = sal_account_names_get_n_accounts (names);
  g_autofree char *label = g_strdup_printf (
      ngettext ("Lock %u Account to Its Territory", "Lock %u Accounts to Their Territories", n), n);

  write_names (self, names, n_left, label);
}

static void
release_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SalTerritoriesPage *self = SAL_TERRITORIES_PAGE (widget);
  g_autoptr (GArray) accounts = sal_territory_table_list_selected (self->table);
  SalAccountNames *names = create_names (self, SAL_DATE_NONE, NULL);
  guint n_left = sal_design_release_accounts (
      self->shown, (const guint *) (gpointer) accounts->data, accounts->len, names);
  guint n = sal_account_names_get_n_accounts (names);
  g_autofree char *label =
      g_strdup_printf (ngettext ("Release %u Account", "Release %u Accounts", n), n);

  write_names (self, names, n_left, label);
}

/* --- what is asked first --- */

typedef struct
{
  SalTerritoriesPage *page;
  SalAccountDialogMode mode;
  GArray *ids; /* of gint64 */
  gint32 until;
  char *reason;
} Answer;

static void
answer_free (Answer *self)
{
  g_object_unref (self->page);
  g_array_unref (self->ids);
  g_free (self->reason);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Answer, answer_free)

/* @name: (nullable): of the territory that accounts are given to */
static char *
dup_label (SalAccountDialogMode mode, guint n, const char *name)
{
  switch (mode)
    {
    case SAL_ACCOUNT_DIALOG_GIVE:
      /* translators: a number, and the name of a territory */
      return g_strdup_printf (
          ngettext ("Give %1$u Account to %2$s", "Give %1$u Accounts to %2$s", n), n, name);
    case SAL_ACCOUNT_DIALOG_SHARE:
      return g_strdup_printf (ngettext ("Share %u Account", "Share %u Accounts", n), n);
    case SAL_ACCOUNT_DIALOG_HOLD:
    default:
      return g_strdup_printf (ngettext ("Hold Over %u Account", "Hold Over %u Accounts", n), n);
    }
}

static void
write_shares (Answer *answer, const GArray *shares)
{
  SalTerritoriesPage *self = answer->page;
  g_autoptr (GArray) accounts = find_accounts (self, answer->ids);
  const SalDesignShare *first = &g_array_index (shares, SalDesignShare, 0);
  SalAccountNames *names = create_names (self, answer->until, answer->reason);
  guint n_left = sal_design_give_accounts (self->shown,
                                           (const guint *) (gpointer) accounts->data,
                                           accounts->len,
                                           first,
                                           shares->len,
                                           names);
  g_autofree char *label =
      dup_label (answer->mode,
                 sal_account_names_get_n_accounts (names),
                 sal_territory_design_get_territory (self->shown, (guint) first->territory)->name);

  write_names (self, names, n_left, label);
}

static void
before_loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Answer) answer = user_data;
  SalTerritoriesPage *self = answer->page;
  g_autoptr (GError) error = NULL;
  g_autoptr (SalTerritoryDesign) before =
      sal_alignment_editor_load_finish (SAL_ALIGNMENT_EDITOR (source), result, &error);
  g_autoptr (SalDesignComparison) comparison = NULL;
  g_autoptr (GArray) accounts = NULL;
  g_autofree char *label = NULL;
  SalAccountNames *names;
  guint n_left;

  if (error != NULL)
    sal_window_report_error (GTK_WIDGET (self), _ ("Could Not Hold Over"), error);
  if (before == NULL || self->shown == NULL || !sal_alignment_editor_is_editable (self->editor))
    return;

  comparison = sal_design_comparison_new (before, self->shown);
  accounts = find_accounts (self, answer->ids);
  names = create_names (self, answer->until, answer->reason);
  n_left = sal_design_return_accounts (self->shown,
                                       (const guint *) (gpointer) accounts->data,
                                       accounts->len,
                                       before,
                                       comparison,
                                       names);
  label = dup_label (answer->mode, sal_account_names_get_n_accounts (names), NULL);
  write_names (self, names, n_left, label);
}

static void
answered_cb (SalAccountDialog *dialog, Answer *asked)
{
  SalTerritoriesPage *self = asked->page;
  g_autoptr (GArray) shares = sal_account_dialog_list_shares (dialog);
  const SalAlignmentInfo *before = find_before (self);
  Answer *answer;

  if (self->shown == NULL || !sal_alignment_editor_is_editable (self->editor))
    return;

  answer = g_new (Answer, 1);
  *answer = (Answer){ g_object_ref (self),
                      asked->mode,
                      g_array_ref (asked->ids),
                      sal_account_dialog_get_until (dialog),
                      sal_account_dialog_dup_reason (dialog) };
  if (shares->len > 0)
    {
      write_shares (answer, shares);
      answer_free (answer);
    }
  else if (before != NULL)
    sal_alignment_editor_load_async (self->editor, before->id, before_loaded_cb, answer);
  else
    answer_free (answer);
}

static void
answer_closure_free (gpointer data, GClosure *closure)
{
  answer_free (data);
}

static void
ask (SalTerritoriesPage *self, SalAccountDialogMode mode)
{
  const SalAlignmentInfo *before = find_before (self);
  GArray *ids = list_ids (self);
  GtkWidget *dialog = sal_account_dialog_new (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))),
                                              mode,
                                              self->shown,
                                              ids->len,
                                              self->brush,
                                              before != NULL ? before->name : NULL);
  Answer *answer = g_new0 (Answer, 1);

  answer->page = g_object_ref (self);
  answer->mode = mode;
  answer->ids = ids;
  g_signal_connect_data (
      dialog, "answered", G_CALLBACK (answered_cb), answer, answer_closure_free, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
give_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  ask (SAL_TERRITORIES_PAGE (widget), SAL_ACCOUNT_DIALOG_GIVE);
}

static void
share_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  ask (SAL_TERRITORIES_PAGE (widget), SAL_ACCOUNT_DIALOG_SHARE);
}

static void
hold_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  ask (SAL_TERRITORIES_PAGE (widget), SAL_ACCOUNT_DIALOG_HOLD);
}

static void
rules_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SalTerritoriesPage *self = SAL_TERRITORIES_PAGE (widget);

  gtk_window_present (GTK_WINDOW (sal_rules_window_new (GTK_WINDOW (gtk_widget_get_root (widget)),
                                                        sal_page_get_workspace (SAL_PAGE (self)),
                                                        self->editor)));
}

/* --- why --- */

typedef struct
{
  SalTerritoriesPage *page; /* main thread only */
  SalAccountQuestion question;
  SalFiscalCalendar *calendar;
  char *currency;
  char *area;
  char *area_territory;
} Asking;

static void
asking_free (Asking *self)
{
  g_object_unref (self->page);
  sal_fiscal_calendar_free (self->calendar);
  g_free (self->currency);
  g_free (self->area);
  g_free (self->area_territory);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Asking, asking_free)

static gpointer
read_why (SalConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  return sal_account_why_load (connection, &((Asking *) data)->question, error);
}

static void
show_account (SalTerritoriesPage *self, gint64 account)
{
  gtk_widget_activate_action (
      GTK_WIDGET (self), "win.show-record", "(sx)", sal_account_kind.name, account);
}

static void
open_account_cb (GtkWidget *window, SalTerritoriesPage *self)
{
  show_account (self, *(gint64 *) g_object_get_data (G_OBJECT (window), "account"));
}

static void
why_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Asking) asking = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (SalAccountWhy) why = sal_store_read_finish (SAL_STORE (source), result, &error);
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (asking->page));
  GtkWidget *window;

  if (error != NULL)
    sal_window_report_error (GTK_WIDGET (asking->page), _ ("Could Not Say Why"), error);
  if (why == NULL || root == NULL)
    return;

  window = sal_account_why_window_new (GTK_WINDOW (root), why);
  g_object_set_data_full (
      G_OBJECT (window), "account", g_memdup2 (&asking->question.account, sizeof (gint64)), g_free);
  g_signal_connect_object (window, "open-account", G_CALLBACK (open_account_cb), asking->page, 0);
  gtk_window_present (GTK_WINDOW (window));
}

static void
set_area (Asking *asking, SalTerritoryDesign *design, guint area)
{
  const SalGeographyArea *all =
      sal_geography_get_areas (sal_territory_design_get_geography (design), NULL);
  gint32 territory = sal_territory_design_get_assignment (design)[area];

  asking->area = *all[area].parent != '\0'
                     ? g_strdup_printf ("%s, %s", all[area].name, all[area].parent)
                     : g_strdup (all[area].name);
  if (territory != SAL_TERRITORY_NONE)
    asking->area_territory =
        g_strdup (sal_territory_design_get_territory (design, (guint) territory)->name);
}

/**
 * sal_territories_page_ask_account:
 * @self: the page
 * @account: the index of an account
 *
 * Tells why an account is where it is.
 */
void
sal_territories_page_ask_account (SalTerritoriesPage *self, guint account)
{
  SalWorkspace *workspace = sal_page_get_workspace (SAL_PAGE (self));
  guint n_accounts;
  const SalDesignAccount *found =
      &sal_territory_design_get_accounts (self->shown, &n_accounts)[account];
  Asking *asking = g_new0 (Asking, 1);

  asking->page = g_object_ref (self);
  asking->calendar = sal_fiscal_calendar_copy (sal_workspace_get_calendar (workspace));
  asking->currency = g_strdup (sal_workspace_get_currency (workspace));
  if (found->area != SAL_GEOGRAPHY_NONE)
    set_area (asking, self->shown, found->area);
  asking->question = (SalAccountQuestion){ sal_alignment_editor_get_info (self->editor)->id,
                                           found->id,
                                           asking->area,
                                           asking->area_territory,
                                           asking->calendar,
                                           asking->currency,
                                           sal_date_today () };
  sal_store_read_async (sal_workspace_get_store (workspace),
                        read_why,
                        asking,
                        NULL,
                        (GDestroyNotify) sal_account_why_free,
                        NULL,
                        why_read_cb,
                        asking);
}

static void
why_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SalTerritoriesPage *self = SAL_TERRITORIES_PAGE (widget);
  g_autoptr (GArray) accounts = sal_territory_table_list_selected (self->table);

  sal_territories_page_ask_account (self, g_array_index (accounts, guint, 0));
}

/* Of an account that need not be in the table. */
static void
why_of_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SalTerritoriesPage *self = SAL_TERRITORIES_PAGE (widget);
  guint n_accounts = 0;
  const SalDesignAccount *accounts =
      self->shown != NULL ? sal_territory_design_get_accounts (self->shown, &n_accounts) : NULL;

  for (guint i = 0; i < n_accounts; i++)
    {
      if (accounts[i].id == g_variant_get_int64 (parameter))
        sal_territories_page_ask_account (self, i);
    }
}

static void
open_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SalTerritoriesPage *self = SAL_TERRITORIES_PAGE (widget);
  g_autoptr (GArray) accounts = sal_territory_table_list_selected (self->table);

  show_account (self, id_of (self, g_array_index (accounts, guint, 0)));
}

/* --- all of them --- */

void
sal_territories_page_install_account_actions (GtkWidgetClass *widget_class)
{
  static const struct
  {
    const char *name;
    GtkWidgetActionActivateFunc func;
  } actions[] = {
    { "territories.account-why", why_action },
    { "territories.account-open", open_action },
    { "territories.account-give", give_action },
    { "territories.account-share", share_action },
    { "territories.account-hold", hold_action },
    { "territories.account-lock", lock_action },
    { "territories.account-release", release_action },
    { "territories.rules", rules_action },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_class_install_action (widget_class, actions[i].name, NULL, actions[i].func);
  gtk_widget_class_install_action (widget_class, "territories.why", "x", why_of_action);
}

void
sal_territories_page_update_account_actions (SalTerritoriesPage *self)
{
  static const char *const steps[] = { "territories.account-give",
                                       "territories.account-share",
                                       "territories.account-hold",
                                       "territories.account-lock",
                                       "territories.account-release" };
  guint n_selected = self->shown != NULL ? sal_territory_table_get_n_selected (self->table) : 0;
  gboolean editable = self->job == NULL && n_selected > 0 &&
                      sal_alignment_editor_is_editable (self->editor) &&
                      sal_territory_design_get_n_territories (self->shown) > 0;

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "territories.account-why", n_selected == 1);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "territories.account-open", n_selected == 1);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "territories.rules", self->shown != NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (steps); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), steps[i], editable);
}
