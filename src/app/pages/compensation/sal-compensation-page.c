/* sal-compensation-page.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-compensation-page.h"

#include <glib/gi18n.h>

#include "sal-accruals-page.h"
#include "sal-disputes-page.h"
#include "sal-kinds.h"
#include "sal-participants-page.h"
#include "sal-periods-page.h"
#include "sal-plans-page.h"
#include "sal-task.h"
#include "sal-window.h"

struct _SalCompensationPage
{
  SalPartedPage parent_instance;

  AdwViewStack *stack;
  AdwStatusPage *problem_page;
  GtkWidget *create_button;
  AdwViewStack *parts;
};

G_DEFINE_FINAL_TYPE (SalCompensationPage, sal_compensation_page, SAL_TYPE_PARTED_PAGE)

/* The parts in the order of the switcher; one line adds a part. Pay is open when they are made. */
static const SalPagePart parts[] = {
  { "plans", N_ ("Plans"), "text-x-generic-symbolic", sal_plans_page_get_type },
  { "people", N_ ("People"), "system-users-symbolic", sal_participants_page_get_type },
  { "periods", N_ ("Periods"), "x-office-calendar-symbolic", sal_periods_page_get_type },
  { "disputes", N_ ("Disputes"), "dialog-question-symbolic", sal_disputes_page_get_type },
  { "accruals", N_ ("Accruals"), "emblem-synchronizing-symbolic", sal_accruals_page_get_type },
};

/* --- opening --- */

static void
show_problem (SalCompensationPage *self,
              const char *title,
              const char *description,
              gboolean create)
{
  adw_status_page_set_title (self->problem_page, title);
  adw_status_page_set_description (self->problem_page, description);
  gtk_widget_set_visible (self->create_button, create);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "compensation.create-pay", create);
  adw_view_stack_set_visible_child_name (self->stack, "problem");
}

/* Pay that is not there can be made; pay that is for others cannot be looked at. */
static void
explain_problem (SalCompensationPage *self, const GError *error)
{
  SalWorkspace *workspace = sal_page_get_workspace (SAL_PAGE (self));
  g_autofree char *path = sal_workspace_get_pay_path (workspace);
  gboolean read_only = sal_store_is_read_only (sal_workspace_get_store (workspace));
  g_autofree char *text = NULL;

  if (g_error_matches (error, SAL_STORE_ERROR, SAL_STORE_ERROR_NOT_FOUND))
    {
      /* translators: a file */
      text = g_markup_printf_escaped (
          _ ("Plans and pay are kept in a file of their own, %s, which is not there. Who may read "
             "that file may read the pay: its permissions are what protects it. When it is "
             "created, "
             "only you can read it."),
          path);
      show_problem (self, _ ("No Pay File Here"), text, !read_only);
    }
  else if (g_error_matches (error, SAL_STORE_ERROR, SAL_STORE_ERROR_NOT_ALLOWED))
    {
      /* translators: a file */
      text = g_markup_printf_escaped (
          _ ("You may not read %s. Who looks after it can give you access; everything else works "
             "without it."),
          path);
      show_problem (self, _ ("Pay Is Not Available"), text, FALSE);
    }
  else
    {
      text = g_markup_escape_text (error->message, -1);
      show_problem (self, _ ("Could Not Open the Pay File"), text, FALSE);
    }
}

static void
open_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  SalWorkspace *workspace = data;
  gboolean read_only = sal_store_is_read_only (sal_workspace_get_store (workspace));
  gboolean create = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (task), "create"));
  GError *error = NULL;
  SalStore *store =
      create ? sal_workspace_create_pay_store (workspace, NULL, sal_pay_kinds (), &error)
             : sal_workspace_open_pay_store (workspace,
                                             read_only ? SAL_STORE_READ_ONLY : SAL_STORE_OPEN,
                                             sal_pay_kinds (),
                                             &error);

  if (store != NULL)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  SalCompensationPage *self = SAL_COMPENSATION_PAGE (source);
  g_autoptr (GError) error = NULL;

  if (self->parts == NULL)
    return; /* the page is gone */
  if (g_task_propagate_boolean (G_TASK (result), &error))
    {
      sal_window_add_pay_store (GTK_WIDGET (self));
      sal_parted_page_set_parts (SAL_PARTED_PAGE (self), self->parts, parts, G_N_ELEMENTS (parts));
      adw_view_stack_set_visible_child_name (self->stack, "parts");
    }
  else
    {
      explain_problem (self, error);
    }
  sal_parted_page_set_opening (SAL_PARTED_PAGE (self), FALSE);
}

/* Opens pay, which waits for the disk, on another thread. */
static void
open_pay (SalCompensationPage *self, gboolean create)
{
  g_autoptr (GTask) task = g_task_new (self, NULL, opened_cb, NULL);

  sal_parted_page_set_opening (SAL_PARTED_PAGE (self), TRUE);
  g_object_set_data (G_OBJECT (task), "create", GINT_TO_POINTER (create));
  g_task_set_source_tag (task, open_pay);
  g_task_set_task_data (
      task, g_object_ref (sal_page_get_workspace (SAL_PAGE (self))), g_object_unref);
  sal_task_run_in_thread (task, open_thread);
}

static void
create_pay_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gtk_widget_action_set_enabled (widget, "compensation.create-pay", FALSE);
  open_pay (SAL_COMPENSATION_PAGE (widget), TRUE);
}

/* --- the page --- */

/* Of a workspace without pay, that it has none. */
static const char *
sal_compensation_page_show_view (SalPage *page, guint index)
{
  SalCompensationPage *self = SAL_COMPENSATION_PAGE (page);

  if (sal_parted_page_get_part (SAL_PARTED_PAGE (self)) == NULL)
    return index == 0 ? adw_view_stack_get_visible_child_name (self->stack) : NULL;

  return SAL_PAGE_CLASS (sal_compensation_page_parent_class)->show_view (page, index);
}

static void
sal_compensation_page_constructed (GObject *object)
{
  G_OBJECT_CLASS (sal_compensation_page_parent_class)->constructed (object);

  open_pay (SAL_COMPENSATION_PAGE (object), FALSE);
}

/* The window is known once the page is in it. */
static void
sal_compensation_page_root (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (sal_compensation_page_parent_class)->root (widget);
  sal_window_add_pay_store (widget);
}

static void
sal_compensation_page_dispose (GObject *object)
{
  SAL_COMPENSATION_PAGE (object)->parts = NULL;

  G_OBJECT_CLASS (sal_compensation_page_parent_class)->dispose (object);
}

static void
sal_compensation_page_class_init (SalCompensationPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->constructed = sal_compensation_page_constructed;
  G_OBJECT_CLASS (klass)->dispose = sal_compensation_page_dispose;
  widget_class->root = sal_compensation_page_root;
  SAL_PAGE_CLASS (klass)->show_view = sal_compensation_page_show_view;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               APP_PATH "/ui/sal-compensation-page.ui");
#define BIND(name) gtk_widget_class_bind_template_child (widget_class, SalCompensationPage, name)
  BIND (stack);
  BIND (problem_page);
  BIND (create_button);
  BIND (parts);
#undef BIND
  gtk_widget_class_install_action (
      widget_class, "compensation.create-pay", NULL, create_pay_action);
}

static void
sal_compensation_page_init (SalCompensationPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
