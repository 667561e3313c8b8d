/* sal-accounts-page.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-accounts-page.h"

#include <glib/gi18n.h>

#include "sal-account-page.h"
#include "sal-kinds.h"
#include "sal-plan-actions-page.h"
#include "sal-portfolio-page.h"
#include "sal-whitespace-page.h"
#include "sal-prices-page.h"
#include "sal-warnings-page.h"

struct _SalAccountsPage
{
  SalPartedPage parent_instance;

  SalAccountPage *account; /* (nullable): made when the first account is shown */
  guint n_part_views;      /* how many typical views the parts have; those of accounts follow */
  gboolean has_shown_account;

  AdwViewStack *stack;
  AdwViewStack *parts;
  AdwBin *account_bin;
};

G_DEFINE_FINAL_TYPE (SalAccountsPage, sal_accounts_page, SAL_TYPE_PARTED_PAGE)

/* The parts in the order of the switcher; one line adds a part. */
static const SalPagePart parts[] = {
  { "portfolio", N_ ("Portfolio"), "x-office-address-book-symbolic", sal_portfolio_page_get_type },
  { "actions", N_ ("Actions"), "object-select-symbolic", sal_plan_actions_page_get_type },
  { "whitespace", N_ ("Whitespace"), "view-grid-symbolic", sal_whitespace_page_get_type },
  { "prices", N_ ("Prices"), "emblem-important-symbolic", sal_prices_page_get_type },
  { "warnings", N_ ("Warnings"), "dialog-warning-symbolic", sal_warnings_page_get_type },
};

static gboolean
shows_account (SalAccountsPage *self)
{
  return self->account != NULL &&
         g_strcmp0 (adw_view_stack_get_visible_child_name (self->stack), "account") == 0;
}

static void
sal_accounts_page_update (SalPartedPage *page)
{
  SalAccountsPage *self = SAL_ACCOUNTS_PAGE (page);

  /* on paper there are single accounts alone */
  sal_page_set_can_print (SAL_PAGE (self),
                          shows_account (self) && sal_page_can_print (SAL_PAGE (self->account)));
  if (!shows_account (self))
    {
      SAL_PARTED_PAGE_CLASS (sal_accounts_page_parent_class)->update (page);
      return;
    }

  sal_page_set_subtitle (SAL_PAGE (self), sal_page_get_title (SAL_PAGE (self->account)));
  sal_page_set_can_go_back (SAL_PAGE (self), TRUE);
  sal_page_set_busy (SAL_PAGE (self), sal_page_is_busy (SAL_PAGE (self->account)));
}

/* --- one account --- */

static void
show_account (SalAccountsPage *self, gint64 account, const char *tab)
{
  if (self->account == NULL)
    {
      self->account = g_object_new (
          SAL_TYPE_ACCOUNT_PAGE, "workspace", sal_page_get_workspace (SAL_PAGE (self)), NULL);
      g_signal_connect_object (
          self->account, "notify", G_CALLBACK (sal_parted_page_update), self, G_CONNECT_SWAPPED);
      adw_bin_set_child (self->account_bin, GTK_WIDGET (self->account));
    }
  sal_account_page_show (self->account, account, tab);
  adw_view_stack_set_visible_child_name (self->stack, "account");
  gtk_widget_child_focus (GTK_WIDGET (self->account), GTK_DIR_TAB_FORWARD);
  sal_parted_page_update (SAL_PARTED_PAGE (self));
}

typedef struct
{
  gint64 account;
  char *tab;
} Asked;

static void
asked_free (Asked *asked)
{
  g_free (asked->tab);
  g_free (asked);
}

static void
account_left_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  SalAccountsPage *self =
      SAL_ACCOUNTS_PAGE (gtk_widget_get_ancestor (GTK_WIDGET (source), SAL_TYPE_ACCOUNTS_PAGE));
  Asked *asked = user_data;

  if (sal_page_leave_finish (SAL_PAGE (source), result, NULL) && self != NULL)
    show_account (self, asked->account, asked->tab);
  asked_free (asked);
}

/* Once what was entered for another account is stored or given up. */
static void
ask_for_account (SalAccountsPage *self, gint64 account, const char *tab)
{
  Asked *asked;

  if (self->account == NULL || sal_account_page_get_account (self->account) == account ||
      !sal_page_is_modified (SAL_PAGE (self->account)))
    {
      show_account (self, account, tab);
      return;
    }

  asked = g_new (Asked, 1);
  *asked = (Asked){ account, g_strdup (tab) };
  sal_page_leave_async (SAL_PAGE (self->account), account_left_cb, asked);
}

static void
sal_accounts_page_go_back (SalPage *page)
{
  SalAccountsPage *self = SAL_ACCOUNTS_PAGE (page);

  if (!shows_account (self))
    {
      SAL_PAGE_CLASS (sal_accounts_page_parent_class)->go_back (page);
    }
  else if (sal_page_get_can_go_back (SAL_PAGE (self->account)))
    {
      sal_page_go_back (SAL_PAGE (self->account));
    }
  else
    {
      adw_view_stack_set_visible_child_name (self->stack, "parts");
      sal_parted_page_update (SAL_PARTED_PAGE (self));
      gtk_widget_child_focus (GTK_WIDGET (self->parts), GTK_DIR_TAB_FORWARD);
    }
}

static gboolean
sal_accounts_page_show_record (SalPage *page, const SalKind *kind, gint64 id)
{
  if (kind != &sal_account_kind || id == 0)
    return FALSE;

  ask_for_account (SAL_ACCOUNTS_PAGE (page), id, NULL);

  return TRUE;
}

static gboolean
sal_accounts_page_show_target (SalPage *page, const char *target)
{
  SalAccountsPage *self = SAL_ACCOUNTS_PAGE (page);
  g_auto (GStrv) words = g_strsplit (target, "/", 3);
  gint64 account;

  if (g_strcmp0 (words[0], "account") != 0 || words[1] == NULL)
    {
      if (!SAL_PAGE_CLASS (sal_accounts_page_parent_class)->show_target (page, target))
        return FALSE;
      adw_view_stack_set_visible_child_name (self->stack, "parts");
      sal_parted_page_update (SAL_PARTED_PAGE (self));
      return TRUE;
    }
  account = g_ascii_strtoll (words[1], NULL, 10);
  if (account <= 0)
    return FALSE;

  ask_for_account (self, account, words[2]);

  return TRUE;
}

/**
 * sal_accounts_page_show_account:
 * @widget: any widget in a window
 * @account: the id of an account
 * @tab: (nullable): the name of one of its tabs, with a target of it behind a slash
 *
 * Shows the page of an account in the room of accounts.
 */
void
sal_accounts_page_show_account (GtkWidget *widget, gint64 account, const char *tab)
{
  g_autofree char *target = g_strdup_printf (
      "account/%" G_GINT64_FORMAT "%s%s", account, tab != NULL ? "/" : "", tab != NULL ? tab : "");

  gtk_widget_activate_action (widget, "win.show-target", "(ss)", "accounts", target);
}

/* --- the page --- */

static gboolean
sal_accounts_page_focus_search (SalPage *page)
{
  SalAccountsPage *self = SAL_ACCOUNTS_PAGE (page);

  return shows_account (self)
             ? sal_page_focus_search (SAL_PAGE (self->account))
             : SAL_PAGE_CLASS (sal_accounts_page_parent_class)->focus_search (page);
}

static void
sal_accounts_page_print (SalPage *page)
{
  sal_page_print (SAL_PAGE (SAL_ACCOUNTS_PAGE (page)->account));
}

static void
sal_accounts_page_save_pdf (SalPage *page)
{
  sal_page_save_pdf (SAL_PAGE (SAL_ACCOUNTS_PAGE (page)->account));
}

/* Those of the parts, then those of the first account of the portfolio. */
static const char *
sal_accounts_page_show_view (SalPage *page, guint index)
{
  SalAccountsPage *self = SAL_ACCOUNTS_PAGE (page);
  SalPage *portfolio;

  if (index == 0)
    self->has_shown_account = FALSE;
  if (!self->has_shown_account)
    {
      const char *view;

      adw_view_stack_set_visible_child_name (self->stack, "parts");
      view = SAL_PAGE_CLASS (sal_accounts_page_parent_class)->show_view (page, index);
      if (view != NULL)
        return view;
      portfolio = sal_parted_page_find_part (SAL_PARTED_PAGE (self), "portfolio");
      if (!sal_portfolio_page_open_first (SAL_PORTFOLIO_PAGE (portfolio)))
        return NULL;
      self->has_shown_account = TRUE;
      self->n_part_views = index;
    }

  return sal_page_show_view (SAL_PAGE (self->account), index - self->n_part_views);
}

static gboolean
sal_accounts_page_is_modified (SalPage *page)
{
  SalAccountsPage *self = SAL_ACCOUNTS_PAGE (page);

  return (self->account != NULL && sal_page_is_modified (SAL_PAGE (self->account))) ||
         SAL_PAGE_CLASS (sal_accounts_page_parent_class)->is_modified (page);
}

static void
left_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  SalPage *self = g_task_get_source_object (task);
  GError *error = NULL;

  if (sal_page_leave_finish (SAL_PAGE (source), result, &error))
    SAL_PAGE_CLASS (sal_accounts_page_parent_class)->leave_async (self, g_steal_pointer (&task));
  else if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_boolean (task, FALSE);
}

/* @task: (transfer full) */
static void
sal_accounts_page_leave_async (SalPage *page, GTask *task)
{
  SalAccountsPage *self = SAL_ACCOUNTS_PAGE (page);

  if (self->account == NULL || !sal_page_is_modified (SAL_PAGE (self->account)))
    {
      SAL_PAGE_CLASS (sal_accounts_page_parent_class)->leave_async (page, task);
      return;
    }

  adw_view_stack_set_visible_child_name (self->stack, "account");
  sal_page_leave_async (SAL_PAGE (self->account), left_cb, task);
}

static void
sal_accounts_page_constructed (GObject *object)
{
  SalAccountsPage *self = SAL_ACCOUNTS_PAGE (object);

  G_OBJECT_CLASS (sal_accounts_page_parent_class)->constructed (object);

  sal_parted_page_set_parts (SAL_PARTED_PAGE (self), self->parts, parts, G_N_ELEMENTS (parts));
}

static void
sal_accounts_page_dispose (GObject *object)
{
  SAL_ACCOUNTS_PAGE (object)->account = NULL;

  G_OBJECT_CLASS (sal_accounts_page_parent_class)->dispose (object);
}

static void
sal_accounts_page_class_init (SalAccountsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  SalPageClass *page_class = SAL_PAGE_CLASS (klass);

  G_OBJECT_CLASS (klass)->constructed = sal_accounts_page_constructed;
  G_OBJECT_CLASS (klass)->dispose = sal_accounts_page_dispose;
  page_class->go_back = sal_accounts_page_go_back;
  page_class->focus_search = sal_accounts_page_focus_search;
  page_class->print = sal_accounts_page_print;
  page_class->save_pdf = sal_accounts_page_save_pdf;
  page_class->show_record = sal_accounts_page_show_record;
  page_class->show_target = sal_accounts_page_show_target;
  page_class->show_view = sal_accounts_page_show_view;
  page_class->is_modified = sal_accounts_page_is_modified;
  page_class->leave_async = sal_accounts_page_leave_async;
  SAL_PARTED_PAGE_CLASS (klass)->update = sal_accounts_page_update;

  gtk_widget_class_set_template_from_resource (widget_class, APP_PATH "/ui/sal-accounts-page.ui");
#define BIND(name) gtk_widget_class_bind_template_child (widget_class, SalAccountsPage, name)
  BIND (stack);
  BIND (parts);
  BIND (account_bin);
#undef BIND
}

static void
sal_accounts_page_init (SalAccountsPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
