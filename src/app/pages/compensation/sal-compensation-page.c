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
#include "sal-window.h"

struct _SalCompensationPage
{
  SalPage parent_instance;

  gboolean opening;
  guint view_part;  /* which part's views are shown one after the other, */
  guint view_first; /* and the number of its first */

  AdwViewStack *stack;
  AdwStatusPage *problem_page;
  GtkWidget *create_button;
  GtkWidget *switcher;
  AdwViewStack *parts;
};

G_DEFINE_FINAL_TYPE (SalCompensationPage, sal_compensation_page, SAL_TYPE_PAGE)

/* The parts in the order of the switcher; one line adds a part. Each is a page, made when it is
 * first chosen, with the workspace, whose pay is open by then. */
static const struct
{
  const char *name;
  const char *title;
  const char *icon_name;
  GType (*get_type) (void);
} parts[] = {
  { "plans", N_ ("Plans"), "text-x-generic-symbolic", sal_plans_page_get_type },
  { "people", N_ ("People"), "system-users-symbolic", sal_participants_page_get_type },
  { "periods", N_ ("Periods"), "x-office-calendar-symbolic", sal_periods_page_get_type },
  { "disputes", N_ ("Disputes"), "dialog-question-symbolic", sal_disputes_page_get_type },
  { "accruals", N_ ("Accruals"), "emblem-synchronizing-symbolic", sal_accruals_page_get_type },
};

/* --- the parts --- */

/* (nullable): before it is first chosen */
static SalPage *
find_part (SalCompensationPage *self, const char *name)
{
  GtkWidget *bin = adw_view_stack_get_child_by_name (self->parts, name);

  return bin != NULL ? SAL_PAGE (adw_bin_get_child (ADW_BIN (bin))) : NULL;
}

/* (nullable): while pay is not open, and once the page is gone */
static SalPage *
get_part (SalCompensationPage *self)
{
  const char *name =
      self->parts != NULL ? adw_view_stack_get_visible_child_name (self->parts) : NULL;

  return name != NULL ? find_part (self, name) : NULL;
}

/* What the header bar and whoever waits see of the room is what the part that shows says. */
static void
update_from_part (SalCompensationPage *self)
{
  SalPage *part = get_part (self);
  g_autofree char *subtitle = NULL;

  if (part != NULL)
    g_object_get (part, "subtitle", &subtitle, NULL);
  sal_page_set_subtitle (SAL_PAGE (self), subtitle);
  sal_page_set_can_go_back (SAL_PAGE (self), part != NULL && sal_page_get_can_go_back (part));
  sal_page_set_busy (SAL_PAGE (self), self->opening || (part != NULL && sal_page_is_busy (part)));
}

static void
part_chosen_cb (SalCompensationPage *self)
{
  const char *name =
      self->parts != NULL ? adw_view_stack_get_visible_child_name (self->parts) : NULL;

  for (gsize i = 0; name != NULL && find_part (self, name) == NULL && i < G_N_ELEMENTS (parts); i++)
    if (g_str_equal (parts[i].name, name))
      {
        GtkWidget *part = g_object_new (
            parts[i].get_type (), "workspace", sal_page_get_workspace (SAL_PAGE (self)), NULL);

        g_signal_connect_object (
            part, "notify", G_CALLBACK (update_from_part), self, G_CONNECT_SWAPPED);
        adw_bin_set_child (ADW_BIN (adw_view_stack_get_visible_child (self->parts)), part);
      }
  update_from_part (self);
}

static void
add_parts (SalCompensationPage *self)
{
  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    adw_view_stack_add_titled_with_icon (
        self->parts, adw_bin_new (), parts[i].name, _ (parts[i].title), parts[i].icon_name);
  gtk_widget_set_visible (self->switcher, G_N_ELEMENTS (parts) > 1);
}

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

  self->opening = FALSE;
  if (self->parts == NULL)
    return; /* the page is gone */
  if (g_task_propagate_boolean (G_TASK (result), &error))
    {
      sal_window_add_pay_store (GTK_WIDGET (self));
      add_parts (self);
      adw_view_stack_set_visible_child_name (self->stack, "parts");
    }
  else
    {
      explain_problem (self, error);
    }
  update_from_part (self);
}

/* Opens pay, which waits for the disk, on another thread. */
static void
open_pay (SalCompensationPage *self, gboolean create)
{
  g_autoptr (GTask) task = g_task_new (self, NULL, opened_cb, NULL);

  self->opening = TRUE;
  update_from_part (self);
  g_object_set_data (G_OBJECT (task), "create", GINT_TO_POINTER (create));
  g_task_set_source_tag (task, open_pay);
  g_task_set_task_data (
      task, g_object_ref (sal_page_get_workspace (SAL_PAGE (self))), g_object_unref);
  g_task_run_in_thread (task, open_thread);
}

static void
create_pay_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gtk_widget_action_set_enabled (widget, "compensation.create-pay", FALSE);
  open_pay (SAL_COMPENSATION_PAGE (widget), TRUE);
}

/* --- what parts do for the room --- */

static void
sal_compensation_page_go_back (SalPage *page)
{
  sal_page_go_back (get_part (SAL_COMPENSATION_PAGE (page)));
}

static gboolean
sal_compensation_page_focus_search (SalPage *page)
{
  SalPage *part = get_part (SAL_COMPENSATION_PAGE (page));

  return part != NULL && sal_page_focus_search (part);
}

/* The name of a part shows it. */
static gboolean
sal_compensation_page_show_target (SalPage *page, const char *target)
{
  SalCompensationPage *self = SAL_COMPENSATION_PAGE (page);

  if (adw_view_stack_get_child_by_name (self->parts, target) == NULL)
    return FALSE;

  adw_view_stack_set_visible_child_name (self->parts, target);

  return TRUE;
}

/* Those of one part after the other; of a workspace without pay, that it has none. */
static const char *
sal_compensation_page_show_view (SalPage *page, guint index)
{
  SalCompensationPage *self = SAL_COMPENSATION_PAGE (page);

  if (get_part (self) == NULL)
    return index == 0 ? adw_view_stack_get_visible_child_name (self->stack) : NULL;
  if (index < self->view_first)
    self->view_part = self->view_first = 0;
  for (;; self->view_part++, self->view_first = index)
    {
      const char *view;

      adw_view_stack_set_visible_child_name (self->parts, parts[self->view_part].name);
      view = sal_page_show_view (get_part (self), index - self->view_first);
      if (view != NULL || self->view_part + 1 == G_N_ELEMENTS (parts))
        return view;
    }
}

/* (nullable): a part in which something was entered and not stored */
static SalPage *
find_modified_part (SalCompensationPage *self)
{
  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      SalPage *part = find_part (self, parts[i].name);

      if (part != NULL && sal_page_is_modified (part))
        return part;
    }

  return NULL;
}

static gboolean
sal_compensation_page_is_modified (SalPage *page)
{
  return find_modified_part (SAL_COMPENSATION_PAGE (page)) != NULL;
}

static void ask_parts_to_leave (SalCompensationPage *self, GTask *task);

static void
part_left_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  SalCompensationPage *self = g_task_get_source_object (task);
  GError *error = NULL;

  if (sal_page_leave_finish (SAL_PAGE (source), result, &error))
    ask_parts_to_leave (self, g_steal_pointer (&task));
  else if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_boolean (task, FALSE);
}

/* @task: (transfer full) */
static void
ask_parts_to_leave (SalCompensationPage *self, GTask *task)
{
  SalPage *part = find_modified_part (self);

  if (part == NULL)
    {
      g_task_return_boolean (task, TRUE);
      g_object_unref (task);
      return;
    }

  adw_view_stack_set_visible_child (self->parts, gtk_widget_get_parent (GTK_WIDGET (part)));
  sal_page_leave_async (part, part_left_cb, task);
}

/* @task: (transfer full) */
static void
sal_compensation_page_leave_async (SalPage *page, GTask *task)
{
  ask_parts_to_leave (SAL_COMPENSATION_PAGE (page), task);
}

/* --- the page --- */

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
  SalPageClass *page_class = SAL_PAGE_CLASS (klass);

  G_OBJECT_CLASS (klass)->constructed = sal_compensation_page_constructed;
  G_OBJECT_CLASS (klass)->dispose = sal_compensation_page_dispose;
  widget_class->root = sal_compensation_page_root;
  page_class->go_back = sal_compensation_page_go_back;
  page_class->focus_search = sal_compensation_page_focus_search;
  page_class->show_target = sal_compensation_page_show_target;
  page_class->show_view = sal_compensation_page_show_view;
  page_class->is_modified = sal_compensation_page_is_modified;
  page_class->leave_async = sal_compensation_page_leave_async;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               APP_PATH "/ui/sal-compensation-page.ui");
#define BIND(name) gtk_widget_class_bind_template_child (widget_class, SalCompensationPage, name)
  BIND (stack);
  BIND (problem_page);
  BIND (create_button);
  BIND (switcher);
  BIND (parts);
#undef BIND
  gtk_widget_class_bind_template_callback (widget_class, part_chosen_cb);
  gtk_widget_class_install_action (
      widget_class, "compensation.create-pay", NULL, create_pay_action);
}

static void
sal_compensation_page_init (SalCompensationPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
